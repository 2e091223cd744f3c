import type { Review } from "@longtable/shared/versions/versions.schema";
import type { MapState, MapStatus } from "@longtable/shared/versions/versions.types";
import type { Sql } from "../../storage/storage.ts";

/** How far a map can be relied on, with who looked at it. */
export interface StoredStanding {
  status: MapStatus;
  /** Oldest first. */
  reviews: Review[];
}

interface StandingRow {
  board_id: string;
  status: string;
  reviews_json: string;
}

const toStanding = (row: StandingRow): StoredStanding => ({
  status: row.status as MapStatus,
  reviews: JSON.parse(row.reviews_json) as Review[],
});

const DRAFT: StoredStanding = { status: "draft", reviews: [] };

export async function standingOf(sql: Sql, boardId: string): Promise<StoredStanding> {
  const row = await sql.get<StandingRow>("SELECT * FROM map_standings WHERE board_id = ?", boardId);
  return row ? toStanding(row) : DRAFT;
}

export async function putStanding(
  sql: Sql,
  workshopId: string,
  boardId: string,
  { status, reviews }: StoredStanding,
): Promise<void> {
  await sql.run(
    `INSERT INTO map_standings (board_id, workshop_id, status, reviews_json) VALUES (?, ?, ?, ?)
     ON CONFLICT (board_id) DO UPDATE SET status = excluded.status, reviews_json = excluded.reviews_json`,
    boardId,
    workshopId,
    status,
    JSON.stringify(reviews),
  );
}

/** Makes a map that was looked at a draft again (METHODS I11); answers its workshop, null when it was one already. */
export async function returnToDraft(sql: Sql, boardId: string): Promise<string | null> {
  const row = await sql.get<{ workshop_id: string }>(
    "UPDATE map_standings SET status = 'draft' WHERE board_id = ? AND status <> 'draft' RETURNING workshop_id",
    boardId,
  );
  return row?.workshop_id ?? null;
}

/** How a board stands to time, and to others of its workshop. */
export interface Origin extends StoredStanding {
  boardId: string;
  state: MapState | null;
  basedOnId: string | null;
}

/** Boards of a workshop of which there is something to say. */
export async function listOrigins(sql: Sql, workshopId: string): Promise<Origin[]> {
  const rows = await sql.all<{
    id: string;
    map_state: MapState | null;
    based_on_id: string | null;
    status: string | null;
    reviews_json: string | null;
  }>(
    `SELECT b.id, b.map_state, b.based_on_id, s.status, s.reviews_json FROM boards b
     LEFT JOIN map_standings s ON s.board_id = b.id
     WHERE b.workshop_id = ? AND (b.map_state IS NOT NULL OR b.based_on_id IS NOT NULL OR s.board_id IS NOT NULL)
     ORDER BY b.position, b.id`,
    workshopId,
  );
  return rows.map(({ id, map_state, based_on_id, status, reviews_json }) => ({
    boardId: id,
    state: map_state,
    basedOnId: based_on_id,
    ...(status === null ? DRAFT : toStanding({ board_id: id, status, reviews_json: reviews_json ?? "[]" })),
  }));
}

export async function putMapState(sql: Sql, boardId: string, state: MapState | null): Promise<void> {
  await sql.run("UPDATE boards SET map_state = ? WHERE id = ?", state, boardId);
}

export async function basedOn(sql: Sql, boardId: string): Promise<string | null> {
  const row = await sql.get<{ based_on_id: string | null }>("SELECT based_on_id FROM boards WHERE id = ?", boardId);
  return row?.based_on_id ?? null;
}

/** What holds of a board whoever looks at it, taken over by its copy: how far its notes may go, and what of it is locked. */
export async function carryTerms(sql: Sql, fromId: string, toId: string): Promise<void> {
  await sql.run(
    `UPDATE boards SET scope = (SELECT scope FROM boards WHERE id = ?),
       locked_parts_json = (SELECT locked_parts_json FROM boards WHERE id = ?) WHERE id = ?`,
    fromId,
    fromId,
    toId,
  );
}
