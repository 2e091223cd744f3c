import type { BoardSummary } from "@longtable/shared/workshop/workshop.schema";
import type { Sql } from "../../storage/storage.ts";

/** A new board; a map may say whether it shows things as they are or are to be, and which board it began as. */
export interface NewBoard extends BoardSummary {
  mapState?: "current" | "future" | undefined;
  basedOnId?: string | undefined;
}

/** Adds a board to a workshop, at a place among its boards. */
export async function addBoard(sql: Sql, workshopId: string, position: number, board: NewBoard): Promise<void> {
  await sql.run(
    "INSERT INTO boards (id, workshop_id, position, type, title, map_state, based_on_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
    board.id,
    workshopId,
    position,
    board.type,
    board.title,
    board.mapState ?? null,
    board.basedOnId ?? null,
  );
}
