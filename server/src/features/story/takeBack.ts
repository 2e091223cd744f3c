import { reachOf } from "@longtable/shared/story/scope.rules";
import { STORY_LIMITS } from "@longtable/shared/story/story.types";
import type { PatchPart } from "@longtable/shared/workshop/workshop.patch";
import type { BoardUnit } from "../../collaboration/boardRegistry.ts";
import type { Sql } from "../../storage/storage.ts";
import { eraseStory, findStory, listedNames, type StoredStory, toEvidence } from "./story.store.ts";
import { storyCopies } from "./storyOrigins.store.ts";
import { foldTombstones } from "./tombstones.store.ts";
import { assumeUnbacked } from "./unbacked.ts";

/** What taking back may use: one transaction. */
export interface TakingBack {
  sql: Sql;
  boards: BoardUnit;
  now: number;
  changed(change: { slices?: readonly PatchPart[] }, workshopId?: string): void;
  /** Told of each story that goes, before it does: the one, and every copy of it that came with a file, also into a workshop that was erased since. */
  onTakenBack: OnTakenBack;
}

export type OnTakenBack = (sql: Sql, workshopId: string, storyId: string) => Promise<void>;

/**
 * Takes a story back for good (METHODS I6): a tombstone without words stays, which knows how far the story could go, so that
 * what rested on it goes no further now. Notes that nothing else stands behind count as assumed.
 */
export async function takeBack(context: TakingBack, workshopId: string, story: StoredStory): Promise<void> {
  const copies = await storyCopies(context.sql, story.id);
  await takeBackOne(context, workshopId, story);
  // What came of it with a file, into whatever workshop, was given by the same person.
  for (const copy of copies) {
    if (copy.workshopId === null) {
      // Its workshop was erased, and files of it may be kept.
      await context.onTakenBack(context.sql, workshopId, copy.id);
      continue;
    }
    const found = await findStory(context.sql, copy.workshopId, copy.id);
    if (found && found.consent.withdrawnAt === null) await takeBackOne(context, copy.workshopId, found);
  }
}

async function takeBackOne(context: TakingBack, workshopId: string, story: StoredStory): Promise<void> {
  const { sql, boards, now } = context;
  const scope = reachOf(toEvidence(story, await listedNames(sql, workshopId)));
  await context.onTakenBack(sql, workshopId, story.id);
  await eraseStory(sql, workshopId, story.id, { scope, now });
  await foldTombstones(sql, workshopId, STORY_LIMITS.tombstones);
  await assumeUnbacked({ sql, boards, workshopId }, story);
  context.changed({ slices: ["stories", "evidence", "scenarios"] }, workshopId);
}
