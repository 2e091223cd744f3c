import { countVoices } from "@longtable/shared/voice/voice.rules";
import type { Voice } from "@longtable/shared/voice/voice.schema";
import type { GroupResults } from "@longtable/shared/voting/results.schema";
import type { Round } from "@longtable/shared/voting/voting.schema";
import { currentActivity } from "@longtable/shared/workshop/workshop.rules";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import type { Clock } from "../../kernel/clock.ts";
import type { Sql } from "../../storage/storage.ts";
import { answeredProposal, voicesOf } from "./voice.store.ts";

export interface VoiceDeps {
  clock: Clock;
  listActivities(sql: Sql, workshopId: string): Promise<Activity[]>;
  /** Every board with the room's board it is a copy of. */
  listBoards(sql: Sql, workshopId: string): Promise<{ id: string; originId: string | null }[]>;
  listRounds(sql: Sql, workshopId: string): Promise<Pick<Round, "id" | "state" | "voted">[]>;
  listGroupResults(sql: Sql, workshopId: string): Promise<GroupResults[]>;
  leastShown(sql: Sql, workshopId: string): Promise<number>;
  groupIds(sql: Sql, workshopId: string): Promise<string[]>;
  /** Ids of the participants who are connected. */
  idsHere(workshopId: string): readonly string[];
}

/** A group's silence says nothing before an activity has been open for so long, in milliseconds. */
const HINT_AFTER_MS = 2 * 60_000;

/** Reads who has been heard so far: on the boards of the current activity, or on all when none is open. */
export async function readVoice(sql: Sql, workshopId: string, deps: VoiceDeps): Promise<Voice> {
  const activities = await deps.listActivities(sql, workshopId);
  const activity = currentActivity(activities);
  const isAlone = activities.some(({ state, writing }) => state === "open" && writing === "alone");
  const own = new Set<string>(activity?.boards.map(({ id }) => id));
  const boards = (await deps.listBoards(sql, workshopId)).filter(
    ({ id, originId }) => activity === null || own.has(originId ?? id),
  );
  const here = new Set(deps.idsHere(workshopId));
  const answered = await answeredProposal(sql, workshopId);
  const people = (await voicesOf(sql, workshopId)).map(({ participantId, groupId, notesByBoard }) => ({
    groupId,
    notes: boards.reduce((sum, { id }) => sum + (notesByBoard.get(id) ?? 0), 0),
    isHere: here.has(participantId),
    hasAnswered: answered === null ? null : answered.has(participantId),
  }));
  const closed = (await deps.listRounds(sql, workshopId)).findLast(({ state }) => state === "closed");
  const results = closed && (await deps.listGroupResults(sql, workshopId)).find(({ roundId }) => roundId === closed.id);
  const hasRun = activity !== null && deps.clock.now() - (activity.openedAt ?? 0) >= HINT_AFTER_MS;
  return countVoices({
    activityId: activity?.id ?? null,
    least: await deps.leastShown(sql, workshopId),
    groupIds: await deps.groupIds(sql, workshopId),
    people,
    votedByGroup: results ? Object.fromEntries(results.shown.map(({ id, voters }) => [id, voters])) : null,
    voted: closed?.voted ?? null,
    mayHint: hasRun && !isAlone,
  });
}
