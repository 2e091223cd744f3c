import type { BoardId } from "@longtable/shared/kernel/ids";
import type { Sql } from "../../storage/storage.ts";

/** How a map stands to time: as things are, or as they are to be. */
export type MapState = "current" | "future";

interface Row {
  id: string;
  workshop_id: string;
  based_on_id: BoardId | null;
  map_state: MapState | null;
}

/** What a board began as; null when there is no such board. */
export async function boardBasis(sql: Sql, boardId: string) {
  const row = await sql.get<Row>("SELECT id, workshop_id, based_on_id, map_state FROM boards WHERE id = ?", boardId);
  return row ? { workshopId: row.workshop_id, basedOnId: row.based_on_id, state: row.map_state } : null;
}

/** What each of a workshop's boards began as. */
export async function originsOf(sql: Sql, workshopId: string) {
  const rows = await sql.all<Row>(
    "SELECT id, workshop_id, based_on_id, map_state FROM boards WHERE workshop_id = ?",
    workshopId,
  );
  return new Map(rows.map((row) => [row.id, { basedOnId: row.based_on_id, state: row.map_state }]));
}

/** A board with the name of its workshop; null when it is gone. */
export async function boardNamed(sql: Sql, boardId: string) {
  const row = await sql.get<{ id: BoardId; title: string; workshop: string }>(
    "SELECT b.id, b.title, w.title AS workshop FROM boards b JOIN workshops w ON w.id = b.workshop_id WHERE b.id = ?",
    boardId,
  );
  return row ? { id: row.id, title: row.title, workshop: row.workshop } : null;
}

/** When a workshop's activities first began, in milliseconds since 1970. */
export async function beginnings(sql: Sql, workshopId: string): Promise<number[]> {
  const rows = await sql.all<{ at: number }>(
    `SELECT COALESCE(started_at, opened_at) AS at FROM activities
     WHERE workshop_id = ? AND COALESCE(started_at, opened_at) IS NOT NULL`,
    workshopId,
  );
  return rows.map(({ at }) => Number(at));
}
