import type { NoteMarks } from "@longtable/shared/board/board.doc";
import type { NoteId, TableId } from "@longtable/shared/kernel/ids";
import { namesOf } from "@longtable/shared/people/names.rules";
import type { NamesLevel } from "@longtable/shared/people/people.schema";
import type { BoardRoom } from "../../collaboration/boardRoom.ts";
import type { Sql } from "../../storage/storage.ts";
import { houseRules } from "./people.store.ts";

interface MarkRow {
  id: string;
  names: string | null;
  alias: string | null;
  is_by_proxy: number | null;
  is_proxy: number | null;
}

const UNMARKED: NoteMarks = { by: null, isByProxy: false, tableId: null };

/** Which table each merged note of a board came from; a copy of the room's board has them as the room has. */
async function tablesOn(sql: Sql, boardId: string): Promise<Map<string, TableId>> {
  const linksTo = (id: string) =>
    sql.all<{ to_note: string; from_board: string; from_note: string; table_id: TableId | null }>(
      `SELECT l.to_note, l.from_board, l.from_note, b.table_id FROM note_links l
       LEFT JOIN boards b ON b.id = l.from_board WHERE l.to_board = ?`,
      id,
    );
  const links = await linksTo(boardId);
  const found = new Map<string, TableId>();
  for (const { to_note, table_id } of links) if (table_id) found.set(to_note, table_id);
  for (const roomId of new Set(links.flatMap((link) => (link.table_id ? [] : link.from_board)))) {
    const inRoom = new Map((await linksTo(roomId)).map(({ to_note, table_id }) => [to_note, table_id]));
    for (const { to_note, from_board, from_note } of links) {
      const tableId = from_board === roomId ? inRoom.get(from_note) : null;
      if (tableId) found.set(to_note, tableId);
    }
  }
  return found;
}

/** What is to stand beside the notes of a board: of those named, or of all. */
async function marksOn(
  sql: Sql,
  { workshopId, boardId }: { workshopId: string; boardId: string },
  noteIds?: readonly string[],
): Promise<Map<string, NoteMarks>> {
  const { names: now } = await houseRules(sql, workshopId);
  const one = noteIds?.length === 1 ? noteIds[0] : undefined;
  const rows = await sql.all<MarkRow>(
    `SELECT n.id, n.names, n.is_by_proxy, p.alias, p.is_proxy FROM notes n
     LEFT JOIN seats s ON s.id = n.seat_id LEFT JOIN participants p ON p.id = s.participant_id
     WHERE n.board_id = ? AND n.id = COALESCE(?, n.id)`,
    boardId,
    one ?? null,
  );
  const tables = await tablesOn(sql, boardId);
  const wanted = noteIds && new Set(noteIds);
  const found = new Map<string, NoteMarks>();
  for (const row of rows) {
    if (wanted && !wanted.has(row.id)) continue;
    const isShown = namesOf(row.names as NamesLevel | null, now) === "all";
    found.set(row.id, {
      by: isShown && row.alias ? row.alias : null,
      isByProxy: row.is_by_proxy === 1 || row.is_proxy === 1,
      tableId: tables.get(row.id) ?? null,
    });
  }
  return found;
}

/**
 * Writes beside notes what is true of them, in the server's own hand: for those named, or for the whole board. What a
 * client wrote there itself does not stand.
 */
export async function markNotes(
  sql: Sql,
  workshopId: string,
  room: BoardRoom,
  noteIds?: readonly string[],
): Promise<void> {
  const marks = await marksOn(sql, { workshopId, boardId: room.boardId }, noteIds);
  const notes = noteIds ?? room.board.listNotes().map(({ id }) => id);
  await room.edit(
    sql,
    (board, origin) => {
      for (const id of notes) board.setNoteMarks(id as NoteId, marks.get(id) ?? UNMARKED, origin);
    },
    { removes: true, isAside: true },
  );
}

/** Remembers that a note was entered for somebody, and for which group when that was told. */
export async function markByProxy(sql: Sql, boardId: string, noteId: string, groupId: string | null): Promise<void> {
  const text = "UPDATE notes SET is_by_proxy = 1, group_id = ? WHERE board_id = ? AND id = ?";
  await sql.run(text, groupId, boardId, noteId);
}

/** Remembers of all notes of a seat that they were entered for somebody. */
export async function markAllByProxy(sql: Sql, seatId: string): Promise<void> {
  await sql.run("UPDATE notes SET is_by_proxy = 1 WHERE seat_id = ?", seatId);
}

/** Boards of a workshop. */
export async function boardIdsOf(sql: Sql, workshopId: string): Promise<string[]> {
  const rows = await sql.all<{ id: string }>("SELECT id FROM boards WHERE workshop_id = ?", workshopId);
  return rows.map(({ id }) => id);
}

/** A seat's own notes of which hosts may know that, as `boardId noteId`: names are on, and were when these were written. */
export async function knownNotesOf(sql: Sql, workshopId: string, seatId: string): Promise<Set<string>> {
  const { names: now } = await houseRules(sql, workshopId);
  const rows = await sql.all<{ board_id: string; id: string; names: string | null }>(
    "SELECT board_id, id, names FROM notes WHERE workshop_id = ? AND seat_id = ?",
    workshopId,
    seatId,
  );
  const known = rows.filter(({ names }) => namesOf(names as NamesLevel | null, now) !== "off");
  return new Set(known.map((row) => `${row.board_id} ${row.id}`));
}

/** Boards on which a seat has notes, with the notes' ids. */
export async function notesBySeat(sql: Sql, seatId: string): Promise<{ boardId: string; noteId: string }[]> {
  const rows = await sql.all<{ board_id: string; id: string }>(
    "SELECT board_id, id FROM notes WHERE seat_id = ? ORDER BY board_id, id",
    seatId,
  );
  return rows.map((row) => ({ boardId: row.board_id, noteId: row.id }));
}
