import type { SnapshotSource } from "@longtable/shared/export/exportedSnapshot";
import type { SnapshotId } from "@longtable/shared/kernel/ids";
import { noteIdsIn, type PlainBoard } from "@longtable/shared/programme/boardCopy.doc";
import { withoutNotes } from "@longtable/shared/programme/plainBoard";
import type { Snapshot } from "@longtable/shared/versions/versions.schema";
import type { Sql } from "../../storage/storage.ts";

/** A kept board with everything in it, and whose its notes were: by note, the seat that wrote it. */
export interface KeptBoard extends Snapshot {
  content: PlainBoard;
  owners: Readonly<Record<string, string>>;
}

interface HeadRow {
  id: string;
  board_id: string;
  name: string;
  kept_at: number;
  seat_id: string | null;
  note_count: number;
}

interface KeptRow extends HeadRow {
  content_json: string;
  owners_json: string;
}

const toSnapshot = (row: HeadRow): Snapshot => ({
  id: row.id as SnapshotId,
  boardId: row.board_id as Snapshot["boardId"],
  name: row.name,
  at: Number(row.kept_at),
  by: row.seat_id as Snapshot["by"],
  notes: Number(row.note_count),
});

/** What was kept in a workshop, newest first, without what is in it. */
export async function listSnapshots(sql: Sql, workshopId: string): Promise<Snapshot[]> {
  const rows = await sql.all<HeadRow>(
    `SELECT id, board_id, name, kept_at, seat_id, note_count FROM kept_boards
     WHERE workshop_id = ? ORDER BY kept_at DESC, id`,
    workshopId,
  );
  return rows.map(toSnapshot);
}

export async function findKept(sql: Sql, workshopId: string, id: string): Promise<KeptBoard | null> {
  const row = await sql.get<KeptRow>("SELECT * FROM kept_boards WHERE workshop_id = ? AND id = ?", workshopId, id);
  return row
    ? {
        ...toSnapshot(row),
        content: JSON.parse(row.content_json) as PlainBoard,
        owners: JSON.parse(row.owners_json) as KeptBoard["owners"],
      }
    : null;
}

/**
 * What was kept in a workshop with what is in it, newest first, by the board; without notes that are on no board now because
 * hosts took them off.
 */
export async function keptForFiles(sql: Sql, workshopId: string): Promise<Map<string, SnapshotSource[]>> {
  const rows = await sql.all<KeptRow>(
    "SELECT * FROM kept_boards WHERE workshop_id = ? ORDER BY kept_at DESC, id",
    workshopId,
  );
  const held = rows.length === 0 ? [] : await sql.all<{ id: string }>(HELD, workshopId);
  const isOff = new Set(held.map(({ id }) => id));
  const kept = rows.map((row) => {
    const content = withoutNotes(JSON.parse(row.content_json) as PlainBoard, (id) => isOff.has(id));
    return { boardId: row.board_id, source: { id: row.id, name: row.name, at: Number(row.kept_at), content } };
  });
  const byBoard = Map.groupBy(kept, ({ boardId }) => boardId);
  return new Map([...byBoard].map(([boardId, all]) => [boardId, all.map(({ source }) => source)]));
}

const HELD = "SELECT id FROM held_notes WHERE workshop_id = ? AND is_change = 0";

export async function addKept(sql: Sql, workshopId: string, kept: Omit<KeptBoard, "notes">): Promise<void> {
  await sql.run(
    `INSERT INTO kept_boards (id, workshop_id, board_id, name, kept_at, seat_id, note_count, content_json, owners_json)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    kept.id,
    workshopId,
    kept.boardId,
    kept.name,
    kept.at,
    kept.by,
    noteIdsIn(kept.content).length,
    JSON.stringify(kept.content),
    JSON.stringify(kept.owners),
  );
}

/** Answers how many it removed. */
export function removeKept(sql: Sql, workshopId: string, id: string): Promise<number> {
  return sql.run("DELETE FROM kept_boards WHERE workshop_id = ? AND id = ?", workshopId, id);
}

/** The seats that wrote the notes of a board, by note. */
export async function ownersOn(sql: Sql, boardId: string): Promise<Record<string, string>> {
  const rows = await sql.all<{ id: string; seat_id: string }>(
    "SELECT id, seat_id FROM notes WHERE board_id = ? AND seat_id IS NOT NULL",
    boardId,
  );
  return Object.fromEntries(rows.map(({ id, seat_id }) => [id, seat_id]));
}

/**
 * Gives the notes of a new board to who wrote them, also those who have left: nobody's words become the hosts' own. What
 * is known of a note on the board it was kept from goes with it; one that is gone there may have been entered for somebody.
 */
export async function giveNotes(
  sql: Sql,
  workshopId: string,
  boardId: string,
  { fromId, noteIds, owners }: { fromId: string; noteIds: readonly string[]; owners: Readonly<Record<string, string>> },
): Promise<void> {
  for (const id of noteIds) {
    await sql.run(
      `INSERT INTO notes (board_id, id, workshop_id, seat_id, names, is_by_proxy, group_id)
       SELECT ?, ?, ?, ?, n.names, CASE WHEN n.id IS NULL THEN 1 ELSE n.is_by_proxy END, n.group_id
       FROM (SELECT 1) LEFT JOIN notes n ON n.board_id = ? AND n.id = ?
       WHERE TRUE ON CONFLICT DO NOTHING`,
      boardId,
      id,
      workshopId,
      owners[id] ?? null,
      fromId,
      id,
    );
  }
}
