import { mayReadStory } from "@longtable/shared/story/reading.rules";
import { type Reach, reachOf } from "@longtable/shared/story/scope.rules";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import { listedNames, listStories, toEvidence } from "./story.store.ts";

/** What may be told from a story elsewhere: to whom, by whom and how far. A story that is not there goes nowhere. */
export interface StoryReaches {
  mayRead(seat: Seat, storyId: string): boolean;
  isOwn(seat: Seat, storyId: string): boolean;
  reach(storyId: string): Reach;
}

/** Reads it of all of a workshop's stories. */
export async function readStoryReaches(sql: Sql, workshopId: string): Promise<StoryReaches> {
  const stored = await listStories(sql, workshopId);
  const names = stored.length === 0 ? [] : await listedNames(sql, workshopId);
  const found = new Map<string, { participantId: string | null; evidence: ReturnType<typeof toEvidence> }>(
    stored.map((story) => [story.id, { participantId: story.participantId, evidence: toEvidence(story, names) }]),
  );
  const isOwn = ({ participantId }: Pick<Seat, "participantId">, storyId: string) =>
    participantId !== null && found.get(storyId)?.participantId === participantId;
  return {
    isOwn,
    mayRead(seat, storyId) {
      const story = found.get(storyId);
      return story !== undefined && mayReadStory(seat, story.evidence, isOwn(seat, storyId));
    },
    reach(storyId) {
      const story = found.get(storyId);
      return story ? reachOf(story.evidence) : null;
    },
  };
}
