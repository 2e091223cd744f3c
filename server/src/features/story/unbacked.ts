import { counts, isWithdrawn } from "@longtable/shared/story/scope.rules";
import type { BoardUnit } from "../../collaboration/boardRegistry.ts";
import type { Sql } from "../../storage/storage.ts";
import { listedNames, listStories, type StoredStory, toEvidence } from "./story.store.ts";

interface Place {
  sql: Sql;
  boards: BoardUnit;
  workshopId: string;
}

/**
 * Observed notes that this story was linked to and that no evidence stands behind any more count as assumed from now on
 * (METHODS I4). Called once the story itself is changed.
 */
export async function assumeUnbacked(
  { sql, boards, workshopId }: Place,
  { links }: Pick<StoredStory, "links">,
): Promise<void> {
  const listed = await listedNames(sql, workshopId);
  const standing = (await listStories(sql, workshopId)).filter(
    (one) => !isWithdrawn(one) && counts(toEvidence(one, listed)),
  );
  const backed = new Set(standing.flatMap((one) => one.links.map(({ noteId }) => noteId)));
  for (const { boardId, noteId } of links) {
    if (!noteId || backed.has(noteId)) continue;
    const room = await boards.roomIfSound(boardId);
    const note = room?.board.content().notes.find(({ id }) => id === noteId);
    if (!room || note?.status !== "observed") continue;
    await room.edit(sql, (board, origin) => board.changeNote(noteId, { status: "assumed" }, origin));
  }
}
