import type { ActivityId, BoardId, ProgrammeId, WorkshopId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { UserError } from "@longtable/shared/kernel/userError";
import { copyOfBoard } from "@longtable/shared/programme/boardCopy.doc";
import type { Activity, BoardSummary } from "@longtable/shared/workshop/workshop.schema";
import type { BoardUnit } from "../../collaboration/boardRegistry.ts";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import { boardBasis, boardNamed, type MapState } from "./boardBasis.store.ts";

export interface MapCopiesDeps {
  addBoard(
    sql: Sql,
    workshopId: string,
    position: number,
    board: BoardSummary & { mapState: MapState; basedOnId: BoardId },
  ): Promise<void>;
  addActivity(
    sql: Sql,
    workshopId: string,
    position: number,
    activity: Omit<Activity, "boards"> & { boardIds: readonly BoardId[] },
  ): Promise<void>;
  positions(sql: Sql, workshopId: string): Promise<{ boards: number; activities: number }>;
  addNoteRow(sql: Sql, note: { id: string; boardId: string; workshopId: string; seatId: null }): Promise<void>;
  /** Remembers which earlier note each one on the new board is, so that it goes when that is taken back. */
  keepOrigins(
    sql: Sql,
    origins: readonly {
      from: { boardId: string; noteId: string };
      to: { workshopId: string; boardId: string; noteId: string };
    }[],
  ): Promise<void>;
  /** Copies made-up people who are plotted over a board, where that board may go to the programme. */
  carryScenarios(
    sql: Sql,
    from: { workshopId: string; boardId: string },
    to: { workshopId: string; boardId: string },
  ): Promise<void>;
  /** Notes of a workshop that were not given to the programme, by their board or by a story they rest on. */
  notForProgramme(sql: Sql, workshopId: string, boards: BoardUnit): Promise<Set<string>>;
}

/** An earlier board that a new workshop begins with: as things are, or as they are to be. */
export interface MapCopy {
  boardId: BoardId;
  as: MapState;
}

/** What a new workshop belongs to and begins with, beside its template. */
export interface Beginning {
  programmeId?: ProgrammeId | undefined;
  copies?: readonly MapCopy[] | undefined;
}

const WORDS: Record<MapState, { title: string; prompt: string }> = {
  current: { title: "The map so far", prompt: "What has changed since we made this map?" },
  future: { title: "The map as it is to be", prompt: "What should be different? Change the map until it says so." },
};

/** Copies earlier boards into a new workshop, each with an activity to meet it in; ids stay, so that differences can be shown. */
export function createMapCopies(deps: MapCopiesDeps) {
  return async (sql: Sql, boards: BoardUnit, workshopId: WorkshopId, copies: readonly MapCopy[]): Promise<void> => {
    for (const { boardId: fromId, as } of copies) {
      const [from, basis] = [await boardNamed(sql, fromId), await boardBasis(sql, fromId)];
      if (!from || !basis) throw new UserError("notFound", "board.notFound");
      const without = await deps.notForProgramme(sql, basis.workshopId, boards);
      const at = await deps.positions(sql, workshopId);
      const boardId = newId<BoardId>();
      const title = from.title.slice(0, LIMITS.titleChars);
      const { type, update, noteIds } = copyOfBoard((await boards.room(fromId)).doc, title, without);
      await deps.addBoard(sql, workshopId, at.boards, { id: boardId, type, title, mapState: as, basedOnId: fromId });
      await boards.seed(boardId, update);
      for (const id of noteIds) await deps.addNoteRow(sql, { id, boardId, workshopId, seatId: null });
      await deps.keepOrigins(
        sql,
        noteIds.map((noteId) => ({ from: { boardId: fromId, noteId }, to: { workshopId, boardId, noteId } })),
      );
      await deps.carryScenarios(sql, { workshopId: basis.workshopId, boardId: fromId }, { workshopId, boardId });
      await deps.addActivity(sql, workshopId, at.activities, {
        id: newId<ActivityId>(),
        templateId: "own",
        phase: as === "current" ? "insight" : "coDesign",
        ...WORDS[as],
        minutes: 0,
        outputType: "map",
        state: "queued",
        openedAt: null,
        boardIds: [boardId],
      });
    }
  };
}
