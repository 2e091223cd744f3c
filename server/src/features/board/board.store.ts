import type { BoardId, NoteId } from "@longtable/shared/kernel/ids";
import type { Sql } from "../../storage/storage.ts";

/** Remembers that a note exists and whose it is. The document itself holds no trace of its author (RELIABILITY T24). */
export async function addNoteRow(
  sql: Sql,
  note: { id: string; boardId: string; workshopId: string; seatId: string | null },
): Promise<void> {
  await sql.run(
    // How far names are on now, or were while it was written alone: never further, whatever is set later.
    // One that comes back and was entered from paper is still so.
    `INSERT INTO notes (board_id, id, workshop_id, seat_id, names, is_by_proxy, group_id) VALUES (?, ?, ?, ?, COALESCE(
       (SELECT names FROM held_notes WHERE id = ? AND board_id = ?), (SELECT names FROM workshops WHERE id = ?)),
       (SELECT is_by_proxy FROM held_notes WHERE id = ? AND board_id = ?),
       (SELECT group_id FROM held_notes WHERE id = ? AND board_id = ?))
     ON CONFLICT DO NOTHING`,
    note.boardId,
    note.id,
    note.workshopId,
    note.seatId,
    note.id,
    note.boardId,
    note.workshopId,
    note.id,
    note.boardId,
    note.id,
    note.boardId,
  );
}

/** Where a note is and whose it is; null when the workshop has none of that id. */
export async function findNote(sql: Sql, workshopId: string, noteId: string, boardId?: string) {
  const row = await sql.get<{ board_id: BoardId; seat_id: string | null }>(
    "SELECT board_id, seat_id FROM notes WHERE workshop_id = ? AND id = ? AND board_id = COALESCE(?, board_id)",
    workshopId,
    noteId,
    boardId ?? null,
  );
  return row ? { boardId: row.board_id, seatId: row.seat_id } : null;
}

export async function removeNoteRow(sql: Sql, boardId: string, noteId: string): Promise<void> {
  await sql.run("DELETE FROM notes WHERE board_id = ? AND id = ?", boardId, noteId);
}

/** Ids of the notes a seat wrote, on all boards. */
export async function noteIdsOf(sql: Sql, seatId: string): Promise<NoteId[]> {
  const rows = await sql.all<{ id: NoteId }>("SELECT id FROM notes WHERE seat_id = ?", seatId);
  return rows.map(({ id }) => id);
}
