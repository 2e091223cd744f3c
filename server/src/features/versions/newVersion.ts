import type { ActivityId, BoardId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { noteIdsIn, type PlainBoard, plainBoardUpdate } from "@longtable/shared/programme/boardCopy.doc";
import type { MapState } from "@longtable/shared/versions/versions.types";
import { AGENDA_LIMITS } from "@longtable/shared/workshop/agenda.rules";
import type { Activity, BoardSummary } from "@longtable/shared/workshop/workshop.schema";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext } from "../../transport/commandRouter.ts";
import { carryTerms } from "./standings.store.ts";

export interface NewVersionDeps {
  addBoard(
    sql: Sql,
    workshopId: string,
    position: number,
    board: BoardSummary & { mapState?: MapState | undefined; basedOnId: BoardId },
  ): Promise<void>;
  addActivity(
    sql: Sql,
    workshopId: string,
    position: number,
    activity: Omit<Activity, "boards"> & { boardIds: readonly BoardId[] },
  ): Promise<void>;
  positions(sql: Sql, workshopId: string): Promise<{ boards: number; activities: number }>;
  /** Stories that stand behind something on one board stand behind the same on the other. */
  carryEvidence(sql: Sql, boards: { fromId: string; toId: string }): Promise<void>;
  /** Pictures that everybody is shown on these notes stand on their copies too. */
  carryImages(sql: Sql, notes: { fromId: string; toId: string; noteIds: readonly string[] }): Promise<void>;
}

/** What a new version is made of. */
export interface Version {
  /** The board it is a version of. */
  fromId: BoardId;
  board: PlainBoard;
  as?: MapState | undefined;
}

const PROMPTS: Record<MapState | "earlier", string> = {
  current: "What has changed since we made this map?",
  future: "What should be different? Change the map until it says so.",
  earlier: "This is how it was. What do we take from it?",
};

/**
 * Makes a new board of the workshop from a version of another, every id as it was, and an activity to meet it in.
 *
 * @returns the board's and activity's ids, and the notes on it, which belong to nobody yet.
 */
export function createNewVersion({ addBoard, addActivity, positions, carryEvidence, carryImages }: NewVersionDeps) {
  return async ({ sql, seat: { workshopId }, boards, changed }: CommandContext, { fromId, board, as }: Version) => {
    const at = await positions(sql, workshopId);
    if (at.boards >= AGENDA_LIMITS.boardsPerWorkshop || at.activities >= AGENDA_LIMITS.activitiesPerWorkshop) {
      throw new UserError("conflict", "versions.workshopFull");
    }
    const [boardId, activityId] = [newId<BoardId>(), newId<ActivityId>()];
    const { type, title } = board;
    await addBoard(sql, workshopId, at.boards, { id: boardId, type, title, mapState: as, basedOnId: fromId });
    await boards.seed(boardId, plainBoardUpdate(board));
    await carryTerms(sql, fromId, boardId);
    await carryEvidence(sql, { fromId, toId: boardId });
    await carryImages(sql, { fromId, toId: boardId, noteIds: noteIdsIn(board) });
    await addActivity(sql, workshopId, at.activities, {
      id: activityId,
      templateId: "own",
      phase: as === "current" ? "insight" : "coDesign",
      title,
      prompt: PROMPTS[as ?? "earlier"],
      minutes: 0,
      outputType: type === "journeyMap" ? "map" : "shortlist",
      state: "queued",
      openedAt: null,
      boardIds: [boardId],
    });
    changed({ slices: ["activities", "boards", "versions", "evidence", "images"] });
    return { boardId, activityId, noteIds: noteIdsIn(board) };
  };
}
export type NewVersion = ReturnType<typeof createNewVersion>;
