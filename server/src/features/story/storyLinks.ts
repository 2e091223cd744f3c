import type { EvidenceStatus } from "@longtable/shared/board/board.types";
import { UserError } from "@longtable/shared/kernel/userError";
import { counts, isWithdrawn } from "@longtable/shared/story/scope.rules";
import { linkStory, unlinkStory } from "@longtable/shared/story/story.commands";
import type { StoryLink } from "@longtable/shared/story/story.schema";
import { type EvidenceKind, STORY_LIMITS } from "@longtable/shared/story/story.types";
import type { BoardUnit } from "../../collaboration/boardRegistry.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { storyInHand, tell } from "./story.feature.ts";
import { addLink, listedNames, listStories, removeLink, type StoredStory, toEvidence } from "./story.store.ts";

interface LinkDeps {
  /** True where this seat may read the board. */
  mayRead(context: CommandContext, boardId: string): Promise<boolean>;
}

/** What somebody said is reported; what a visit, a page, a picture or a recording shows is observed. */
const STATUS_OF: Record<EvidenceKind, EvidenceStatus> = {
  testimony: "reported",
  visitNote: "observed",
  link: "observed",
  image: "observed",
  audio: "observed",
};

/** Links stories with notes and steps (METHODS M21): by its teller, or by a host. */
export function registerStoryLinks(on: Register, { mayRead }: LinkDeps): void {
  on(linkStory, async ({ storyId, ...link }, context) => {
    const story = await storyInHand(context, storyId);
    const target = oneOf(link);
    if (!(await mayRead(context, link.boardId))) throw new UserError("notFound", "board.notFound");
    if (story.links.length >= STORY_LIMITS.linksPerStory) throw new UserError("conflict", "story.full");
    const room = await context.boards.room(link.boardId);
    const { noteId, stepId } = target;
    const isThere = noteId ? room.board.hasNote(noteId) : room.board.content().steps.some(({ id }) => id === stepId);
    if (!isThere) throw new UserError("notFound", noteId ? "board.noteNotFound" : "story.stepNotFound");
    await addLink(context.sql, context.seat.workshopId, storyId, target);
    if (noteId && story.consent.scope !== null) {
      const status = room.board.content().notes.find(({ id }) => id === noteId)?.status ?? "assumed";
      const shown = STATUS_OF[story.kind];
      if (status === "assumed") {
        await room.edit(context.sql, (board, origin) => board.changeNote(noteId, { status: shown }, origin));
      }
    }
    tell(context);
    return {};
  });

  on(unlinkStory, async ({ storyId, ...link }, context) => {
    const story = await storyInHand(context, storyId);
    const target = oneOf(link);
    await removeLink(context.sql, storyId, target);
    await assumeUnbacked(
      { ...context, workshopId: context.seat.workshopId },
      { ...story, links: story.links.filter((one) => sameLink(one, target)) },
    );
    tell(context);
    return {};
  });
}

function oneOf({ boardId, noteId, stepId }: { [Key in keyof StoryLink]: StoryLink[Key] | undefined }): StoryLink {
  if (boardId === undefined || (noteId === undefined) === (stepId === undefined)) {
    throw new UserError("invalid", "command.wrongShape");
  }
  return { boardId, ...(noteId && { noteId }), ...(stepId && { stepId }) };
}

const sameLink = (one: StoryLink, other: StoryLink) =>
  one.boardId === other.boardId && one.noteId === other.noteId && one.stepId === other.stepId;

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
    const room = await boards.room(boardId);
    const note = room.board.content().notes.find(({ id }) => id === noteId);
    if (note?.status !== "observed") continue;
    await room.edit(sql, (board, origin) => board.changeNote(noteId, { status: "assumed" }, origin));
  }
}
