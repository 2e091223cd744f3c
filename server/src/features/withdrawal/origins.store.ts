import { LIMITS } from "@longtable/shared/kernel/limits";
import type { Sql } from "../../storage/storage.ts";

/** A note on a board; on another board the same id is another note. */
export interface NoteAt {
  boardId: string;
  noteId: string;
}

/** A note with the workshop whose board it is on. */
export interface PlacedNote extends NoteAt {
  workshopId: string;
}

/** A note that stands for something else: another note, or what it was made of. */
export interface NoteOrigin {
  from: NoteAt;
  to: PlacedNote;
  /** Whose the first is, where it stands on its board no more. */
  authorId?: string | null;
  /** The seat that told from a canvas that it is so: not believed before the copy is there and that seat's own. */
  toldBy?: string;
}

/** In place of a board, for a note that was made of something else than a note. */
export const ORIGIN_KINDS = { idea: "idea" } as const;

/**
 * Remembers where copies came from, on whatever board of whatever workshop they are, so that they go with it; and whose that is,
 * for it may be taken off its board long before. What somebody told before is so once the server knows it by itself.
 */
export async function keepOrigins(sql: Sql, origins: readonly NoteOrigin[]): Promise<void> {
  for (const { from, to, authorId, toldBy } of origins) {
    await sql.run(
      `INSERT INTO note_origins (from_board, from_note, to_board, to_note, workshop_id, from_seat, told_by)
       VALUES (?, ?, ?, ?, ?, COALESCE(?, (SELECT seat_id FROM notes WHERE board_id = ? AND id = ?)), ?)
       ON CONFLICT DO UPDATE SET told_by = NULL WHERE excluded.told_by IS NULL`,
      ...[from.boardId, from.noteId, to.boardId, to.noteId, to.workshopId],
      ...[authorId ?? null, from.boardId, from.noteId, toldBy ?? null],
    );
  }
}

/**
 * From now on it is so what a seat told of these notes of a board, as far as they came and are its own. Whose a note was when it
 * came is not asked again: it may be removed, and its board erased, before its first is taken back.
 */
export async function believeTold(
  sql: Sql,
  seatId: string,
  { boardId, noteIds }: { boardId: string; noteIds: readonly string[] },
): Promise<void> {
  if (noteIds.length === 0) return;
  await sql.run(
    `UPDATE note_origins SET told_by = NULL
     WHERE told_by = ? AND to_board = ? AND to_note IN (SELECT value FROM json_each(?)) AND EXISTS (
       SELECT 1 FROM notes n WHERE n.board_id = to_board AND n.id = to_note AND n.seat_id = told_by
       UNION ALL SELECT 1 FROM note_deeds d WHERE d.board_id = to_board AND d.note_id = to_note
         AND json_extract(d.row_json, '$.seat_id') = told_by)`,
    ...[seatId, boardId, JSON.stringify(noteIds)],
  );
}

/** Of one note, how many others it can be told to be a copy of: pasting it tells of one. */
const TOLD_SOURCES = 8;

/** Whether so much was told of a note that more is not kept. */
export async function isToldEnough(sql: Sql, { boardId, noteId }: NoteAt): Promise<boolean> {
  const sources = "SELECT COUNT(*) AS n FROM note_origins WHERE to_board = ? AND to_note = ?";
  return Number((await sql.get<{ n: number }>(sources, boardId, noteId))?.n) >= TOLD_SOURCES;
}

/** How much more a seat may tell of notes that are not there yet. */
export async function toldRoom(sql: Sql, seatId: string): Promise<number> {
  const awaited = "SELECT COUNT(*) AS n FROM note_origins WHERE told_by = ?";
  return LIMITS.notesPerBoard - Number((await sql.get<{ n: number }>(awaited, seatId))?.n);
}

/** Forgets what a seat told of notes that never came. */
export async function forgetTold(sql: Sql, seatId: string): Promise<void> {
  await sql.run("DELETE FROM note_origins WHERE told_by = ?", seatId);
}

/** Whether a note is known to stand for another one. */
export async function isCopy(sql: Sql, { boardId, noteId }: NoteAt): Promise<boolean> {
  const text = "SELECT 1 FROM note_origins WHERE to_board = ? AND to_note = ? LIMIT 1";
  return (await sql.get(text, boardId, noteId)) !== undefined;
}

const keyOf = ({ boardId, noteId }: NoteAt) => `${boardId} ${noteId}`;

/**
 * These notes and all that stand for them elsewhere: copied to tables, merged from them, in other versions of their boards,
 * duplicated, carried into other workshops or brought in there with a file.
 */
export async function withCopies(sql: Sql, workshopId: string, notes: readonly NoteAt[]): Promise<PlacedNote[]> {
  return (await withAllCopies(sql, workshopId, notes)).filter(isThere);
}

/** The same with those whose board is gone: files may be kept that bring them. */
export async function withAllCopies(sql: Sql, workshopId: string, notes: readonly NoteAt[]): Promise<PlacedNote[]> {
  const homes = new Map<string, string | undefined>();
  for (const boardId of new Set(notes.map((note) => note.boardId))) {
    const text = "SELECT workshop_id FROM boards WHERE id = ?";
    homes.set(boardId, (await sql.get<{ workshop_id: string }>(text, boardId))?.workshop_id);
  }
  const placed = notes.map((note) => {
    const home = homes.get(note.boardId);
    return { ...note, workshopId: home ?? workshopId, isErased: home === undefined };
  });
  return follow(sql, placed);
}

const isThere = ({ isErased }: Partial<Copy>): boolean => isErased !== true;

async function follow(
  sql: Sql,
  notes: readonly (PlacedNote & Partial<Copy>)[],
  isAlong?: (copy: Copy) => boolean,
): Promise<(PlacedNote & Partial<Copy>)[]> {
  const found = new Map<string, PlacedNote & Partial<Copy>>(notes.map((note) => [keyOf(note), note]));
  // A map goes on while it grows: copies of copies are looked at too.
  for (const note of found.values()) {
    for (const copy of await copiesOf(sql, note)) {
      if (!found.has(keyOf(copy)) && (isAlong?.(copy) ?? true)) found.set(keyOf(copy), copy);
    }
  }
  return [...found.values()];
}

/** A copy; one that was carried over is on a board that began as the other, and did not come by a file. */
interface Copy extends PlacedNote {
  isCarried: boolean;
  /** Its board is gone, with its workshop or without: what came of it is looked at, and nothing is there to take back. */
  isErased: boolean;
}

async function copiesOf(sql: Sql, { workshopId, boardId, noteId }: PlacedNote): Promise<Copy[]> {
  const rows = await sql.all<{
    board: string;
    note: string;
    workshop: string;
    is_carried: number;
    is_erased: number;
  }>(
    `SELECT to_board AS board, to_note AS note, workshop_id AS workshop, 1 AS is_carried, 0 AS is_erased
       FROM note_links
       WHERE workshop_id = ? AND from_board = ? AND from_note = ?
     UNION SELECT o.to_board, o.to_note, COALESCE(b.workshop_id, o.workshop_id),
         CASE WHEN o.workshop_id = ? OR b.based_on_id = o.from_board THEN 1 ELSE 0 END,
         b.id IS NULL OR b.workshop_id NOT IN (SELECT id FROM workshops)
       FROM note_origins o LEFT JOIN boards b ON b.id = o.to_board WHERE o.from_board = ? AND o.from_note = ? AND o.told_by IS NULL
     UNION SELECT id, ?, workshop_id, 1, 0 FROM boards WHERE based_on_id = ? AND workshop_id = ?`,
    ...[workshopId, boardId, noteId, workshopId, boardId, noteId, noteId, boardId, workshopId],
  );
  return rows.map(({ board, note, workshop, is_carried, is_erased }) => ({
    ...{ boardId: board, noteId: note, workshopId: workshop },
    isCarried: Number(is_carried) === 1,
    isErased: Number(is_erased) === 1,
  }));
}

/**
 * All notes that were carried from a workshop's boards into the workshops that follow. What came there by a file is theirs:
 * somebody brought it in to keep.
 */
export async function carriedElsewhere(sql: Sql, workshopId: string): Promise<PlacedNote[]> {
  const rows = await sql.all<{ from_board: string; from_note: string }>(
    `SELECT DISTINCT o.from_board, o.from_note FROM note_origins o JOIN boards b ON b.id = o.from_board
     WHERE b.workshop_id = ? AND o.workshop_id <> ?`,
    workshopId,
    workshopId,
  );
  const notes = rows.map(({ from_board, from_note }) => ({ boardId: from_board, noteId: from_note, workshopId }));
  const all = await follow(sql, notes, ({ isCarried }) => isCarried);
  return all.filter((note) => isThere(note) && note.workshopId !== workshopId);
}
