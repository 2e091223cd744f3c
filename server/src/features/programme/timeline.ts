import type { Decision } from "@longtable/shared/decision/decision.schema";
import { dayOf } from "@longtable/shared/followThrough/followThrough.rules";
import type { FollowThrough } from "@longtable/shared/followThrough/followThrough.schema";
import type { BoardId, WorkshopId } from "@longtable/shared/kernel/ids";
import type { TimelineWorkshop } from "@longtable/shared/programme/programme.schema";
import { givenOf, heldBack } from "@longtable/shared/story/outcomesWithinConsent";
import type { Activity, BoardSummary } from "@longtable/shared/workshop/workshop.schema";
import type { Sql } from "../../storage/storage.ts";

/** What a timeline reads of each workshop, from the features that keep it. */
export interface TimelineReading {
  workshopById(sql: Sql, id: string): Promise<{ id: WorkshopId; title: string; createdAt: number } | null>;
  listActivities(sql: Sql, workshopId: string): Promise<Activity[]>;
  listBoards(sql: Sql, workshopId: string): Promise<readonly (BoardSummary & { tableId: string | null })[]>;
  listDecisions(sql: Sql, workshopId: string): Promise<Decision[]>;
  readFollowThrough(sql: Sql, workshopId: string): Promise<FollowThrough>;
  countPeople(sql: Sql, workshopId: string): Promise<number>;
  previousOf(sql: Sql, workshopId: string): Promise<WorkshopId | null>;
  /** When each activity first began, in milliseconds since 1970; those that never did are not in it. */
  beginnings(sql: Sql, workshopId: string): Promise<number[]>;
  /** What a board is based on, and whether it shows how things are or are to be. */
  originsOf(
    sql: Sql,
    workshopId: string,
  ): Promise<Map<string, { basedOnId: BoardId | null; state: "current" | "future" | null }>>;
  /** Notes whose story was not given to the programme, and votes on such notes. */
  notGiven(sql: Sql, workshopId: string): Promise<ReadonlySet<string>>;
  boardNamed(sql: Sql, boardId: string): Promise<{ id: BoardId; title: string; workshop: string } | null>;
}

/** Reads one workshop for its programme's timeline; null when it is gone. */
export function createTimeline(reading: TimelineReading) {
  return async (sql: Sql, id: string, onTimeline: ReadonlySet<string>): Promise<TimelineWorkshop | null> => {
    const workshop = await reading.workshopById(sql, id);
    if (!workshop) return null;
    const followThrough = await reading.readFollowThrough(sql, id);
    const activities = await reading.listActivities(sql, id);
    const begun = await reading.beginnings(sql, id);
    const previousId = await reading.previousOf(sql, id);
    const settled = await reading.listDecisions(sql, id);
    const notGiven = await reading.notGiven(sql, id);
    const decisions = givenOf(settled, notGiven);
    const isUnsaid = heldBack(settled, decisions);
    return {
      id: workshop.id,
      title: workshop.title,
      day: dayOf(begun.length > 0 ? Math.min(...begun) : workshop.createdAt),
      hasBegun: begun.length > 0,
      stage: followThrough.stage,
      participants: await reading.countPeople(sql, id),
      previousId: previousId !== null && onTimeline.has(previousId) ? previousId : null,
      outputs: activities
        .filter(({ state }) => state !== "queued")
        .map(({ title, outputType, state }) => ({ title, type: outputType, isClosed: state === "closed" })),
      maps: await readMaps(sql, id),
      decisions: decisions.map(({ id: decisionId, question, state, method }) => ({
        id: decisionId,
        question,
        state,
        method,
      })),
      commitments: followThrough.commitments.filter(({ decisionId }) => !isUnsaid(decisionId)),
      ideas: {
        chosen: followThrough.ideas.length,
        answered: followThrough.ideas.filter(({ response }) => response !== null).length,
      },
    };
  };

  async function readMaps(sql: Sql, workshopId: string): Promise<TimelineWorkshop["maps"]> {
    const origins = await reading.originsOf(sql, workshopId);
    const boards = await reading.listBoards(sql, workshopId);
    const maps = boards.filter(
      (board) => board.tableId === null && (board.type === "journeyMap" || origins.get(board.id)?.basedOnId),
    );
    const read: TimelineWorkshop["maps"] = [];
    for (const { id, title } of maps) {
      const { basedOnId = null, state = null } = origins.get(id) ?? {};
      read.push({ id, title, state, basedOn: basedOnId && (await reading.boardNamed(sql, basedOnId)) });
    }
    return read;
  }
}
