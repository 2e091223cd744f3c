import type { BoardId, NoteId, TableId } from "@longtable/shared/kernel/ids";
import type { CopiedStructure } from "@longtable/shared/tables/copy.rules";
import type { NoteLink, Print } from "@longtable/shared/tables/merge.rules";
import type { Sql } from "../../storage/storage.ts";

/** A table's copy of one of the room's boards. */
export interface BoardCopy {
  boardId: BoardId;
  tableId: TableId;
  originId: BoardId;
  start: CopiedStructure;
}

interface CopyRow {
  id: BoardId;
  table_id: TableId;
  origin_id: BoardId;
  structure_json: string;
}

/** All copies in a workshop, or those of one board, in the tables' order. */
export async function listCopies(sql: Sql, workshopId: string, originId?: BoardId): Promise<BoardCopy[]> {
  const rows = await sql.all<CopyRow>(
    `SELECT b.id, b.table_id, b.origin_id, c.structure_json FROM boards b
     JOIN board_copies c ON c.board_id = b.id LEFT JOIN breakout_tables t ON t.id = b.table_id
     WHERE b.workshop_id = ? AND b.origin_id = COALESCE(?, b.origin_id) ORDER BY t.position, b.position, b.id`,
    workshopId,
    originId ?? null,
  );
  return rows.map((row) => ({
    boardId: row.id,
    tableId: row.table_id,
    originId: row.origin_id,
    start: JSON.parse(row.structure_json) as CopiedStructure,
  }));
}

/** Positions of tables' boards begin here, after all of the room's. */
const AFTER_ROOM = 1_000;

export async function addCopy(
  sql: Sql,
  workshopId: string,
  copy: BoardCopy & { type: string; title: string; position: number },
): Promise<void> {
  await sql.run(
    // It goes as far as the board that it is made of does now.
    `INSERT INTO boards (id, workshop_id, position, type, title, table_id, origin_id, scope)
     VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT scope FROM boards WHERE id = ?))`,
    copy.boardId,
    workshopId,
    AFTER_ROOM + copy.position,
    copy.type,
    copy.title,
    copy.tableId,
    copy.originId,
    copy.originId,
  );
  await sql.run(
    "INSERT INTO board_copies (board_id, workshop_id, structure_json) VALUES (?, ?, ?)",
    copy.boardId,
    workshopId,
    JSON.stringify(copy.start),
  );
}

/** Remembers that a note stands for another board's note, as that one was then. */
export async function putLink(sql: Sql, workshopId: string, toBoard: BoardId, link: NoteLink): Promise<void> {
  await sql.run(
    `INSERT INTO note_links (to_board, from_board, from_note, workshop_id, to_note, print_json) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (to_board, from_board, from_note) DO UPDATE SET to_note = excluded.to_note,
       print_json = excluded.print_json`,
    toBoard,
    link.fromBoard,
    link.fromNote,
    workshopId,
    link.toNote,
    JSON.stringify(link.print),
  );
}

interface LinkRow {
  from_board: BoardId;
  from_note: NoteId;
  to_note: NoteId;
  print_json: string;
}

/** Which of a board's notes came from where. */
export async function linksTo(sql: Sql, toBoard: BoardId): Promise<NoteLink[]> {
  const rows = await sql.all<LinkRow>("SELECT * FROM note_links WHERE to_board = ?", toBoard);
  return rows.map((row) => ({
    fromBoard: row.from_board,
    fromNote: row.from_note,
    toNote: row.to_note,
    print: JSON.parse(row.print_json) as Print,
  }));
}

/** Notes of other boards that stand for this one. */
export async function linksFrom(sql: Sql, boardId: string, noteId: string) {
  const rows = await sql.all<{ to_board: string; to_note: string }>(
    "SELECT to_board, to_note FROM note_links WHERE from_board = ? AND from_note = ?",
    boardId,
    noteId,
  );
  return rows.map((row) => ({ boardId: row.to_board, noteId: row.to_note }));
}

/** Which note of which board stands for which, in a workshop. */
export async function noteCopies(sql: Sql, workshopId: string) {
  const rows = await sql.all<{ from_note: string; to_note: string; to_board: string }>(
    "SELECT from_note, to_note, to_board FROM note_links WHERE workshop_id = ?",
    workshopId,
  );
  return rows.map(({ from_note, to_note, to_board }) => ({ fromNote: from_note, toNote: to_note, toBoard: to_board }));
}

/** How notes were written on the boards that they were merged from, by the board and the note that stands for them. */
export async function listWordings(
  sql: Sql,
  workshopId: string,
): Promise<Map<string, Record<string, MergedWording[]>>> {
  const rows = await sql.all<LinkRow & { to_board: string; table_id: string | null }>(
    `SELECT l.*, b.table_id FROM note_links l LEFT JOIN boards b ON b.id = l.from_board
     WHERE l.workshop_id = ? ORDER BY l.from_board, l.from_note`,
    workshopId,
  );
  const byBoard = new Map<string, Record<string, MergedWording[]>>();
  for (const row of rows) {
    const board = byBoard.get(row.to_board) ?? {};
    byBoard.set(row.to_board, board);
    // The table of an imported one stands beside its words: its board is not the table's any more.
    const { text, tableId = null } = JSON.parse(row.print_json) as Print & { tableId?: string };
    const wording = { id: row.from_note, boardId: row.from_board, text, tableId: row.table_id ?? tableId };
    board[row.to_note] = [...(board[row.to_note] ?? []), wording];
  }
  return byBoard;
}

export interface MergedWording {
  id: string;
  boardId: string;
  text: string;
  tableId: string | null;
}

/** Notes of a workshop that stand on another board too. */
export async function copiedNotes(sql: Sql, workshopId: string): Promise<Set<string>> {
  const rows = await sql.all<{ from_note: string }>(
    "SELECT from_note FROM note_links WHERE workshop_id = ?",
    workshopId,
  );
  return new Set(rows.map(({ from_note }) => from_note));
}

/** Notes of a board that a host wrote, or that were there from the start: not what somebody said who had it entered, or has left. */
export async function hostNotes(sql: Sql, boardId: BoardId): Promise<Set<NoteId>> {
  const rows = await sql.all<{ id: NoteId }>(
    `SELECT n.id FROM notes n LEFT JOIN seats s ON s.id = n.seat_id
     WHERE n.board_id = ? AND COALESCE(n.is_by_proxy, 0) = 0
       AND (n.seat_id IS NULL OR (s.id IS NOT NULL AND s.participant_id IS NULL))`,
    boardId,
  );
  return new Set(rows.map(({ id }) => id));
}

interface NoteAt {
  boardId: BoardId;
  noteId: NoteId;
}

/**
 * Keeps of a copied note what is known of the one it was copied from: how far names were on when that was written, that
 * it was entered for someone and for which group; with `hasAuthor` also whose it is.
 */
export async function copyNoteRow(
  sql: Sql,
  workshopId: string,
  { from, to, hasAuthor }: { from: NoteAt; to: NoteAt; hasAuthor: boolean },
): Promise<void> {
  await sql.run(
    `INSERT INTO notes (board_id, id, workshop_id, seat_id, names, is_by_proxy, group_id)
     SELECT ?, ?, ?, CASE WHEN ? = 1 THEN n.seat_id END, n.names, n.is_by_proxy, n.group_id
     FROM (SELECT 1) LEFT JOIN notes n ON n.board_id = ? AND n.id = ?
     WHERE TRUE ON CONFLICT DO NOTHING`,
    to.boardId,
    to.noteId,
    workshopId,
    hasAuthor ? 1 : 0,
    from.boardId,
    from.noteId,
  );
}

/** Lets the whole room read a table's board, or not. */
export async function setShared(sql: Sql, boardId: string, isShared: boolean): Promise<void> {
  await sql.run("UPDATE boards SET is_shared = ? WHERE id = ?", isShared ? 1 : 0, boardId);
}
