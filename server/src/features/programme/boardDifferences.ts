import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { BoardId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { may } from "@longtable/shared/participation/permissions";
import { type Difference, mapDifferences } from "@longtable/shared/programme/mapDifferences";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import { boardBasis } from "./boardBasis.store.ts";

interface DifferencesDeps {
  sql: Sql;
  readBoard(boardId: string): Promise<BoardContent>;
  /** The same of the earlier one, as far as the later one's workshop may know of it. */
  readEarlier(boardId: string, forWorkshopId: string): Promise<BoardContent>;
  boardNamed(sql: Sql, boardId: string): Promise<{ id: BoardId; title: string; workshop: string } | null>;
}

/** Answer of `GET /api/boards/{id}/differences`. */
interface Answer {
  from: { id: BoardId; title: string; workshop: string };
  to: { id: string; title: string };
  differences: Difference[];
}

/** What changed on a board since the earlier one it began as, each as it is now. */
export function createBoardDifferences({ sql, readBoard, readEarlier, boardNamed }: DifferencesDeps) {
  return {
    /**
     * @param seat - who asks; null for the organiser. Only hosts of the board's own workshop.
     * @throws {UserError} `notFound` for a board that is not theirs, or began from nothing that is still there.
     */
    async read(boardId: string, seat: Seat | null): Promise<Answer> {
      const basis = await boardBasis(sql, boardId);
      const isTheirs = basis && (seat === null || basis.workshopId === seat.workshopId);
      if (!isTheirs) throw new UserError("notFound", "board.notFound");
      if (seat && !may(seat.role, "seeUnreleased")) throw new UserError("forbidden", "command.notAllowed");
      const from = basis.basedOnId === null ? null : await boardNamed(sql, basis.basedOnId);
      if (!from) throw new UserError("notFound", "programme.noEarlierMap");
      const [before, after] = [await readEarlier(from.id, basis.workshopId), await readBoard(boardId)];
      return { from, to: { id: boardId, title: after.title }, differences: mapDifferences(before, after) };
    },
  };
}
export type BoardDifferences = ReturnType<typeof createBoardDifferences>;
