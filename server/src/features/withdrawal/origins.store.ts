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
}

/** In place of a board, for a note that was made of something else than a note. */
export const ORIGIN_KINDS = { idea: "idea" } as const;

/**
 * Remembers where copies came from, on whatever board of whatever workshop they are, so that they go with it; and whose that is,
 * for it may be taken off its board long before.
 */
export async function keepOrigins(sql: Sql, origins: readonly NoteOrigin[]): Promise<void> {
  for (const { from, to, authorId } of origins) {
    await sql.run(
      `INSERT INTO note_origins (from_board, from_note, to_board, to_note, workshop_id, from_seat)
       VALUES (?, ?, ?, ?, ?, COALESCE(?, (SELECT seat_id FROM notes WHERE board_id = ? AND id = ?)))
       ON CONFLICT DO NOTHING`,
      ...[from.boardId, from.noteId, to.boardId, to.noteId, to.workshopId],
      ...[authorId ?? null, from.boardId, from.noteId],
    );
  }
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
export function withCopies(sql: Sql, workshopId: string, notes: readonly NoteAt[]): Promise<PlacedNote[]> {
  return follow(
    sql,
    notes.map((note) => ({ ...note, workshopId })),
  );
}

async function follow(
  sql: Sql,
  notes: readonly PlacedNote[],
  isAlong?: (copy: Copy) => boolean,
): Promise<PlacedNote[]> {
  const found = new Map(notes.map((note) => [keyOf(note), note]));
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
}

async function copiesOf(sql: Sql, { workshopId, boardId, noteId }: PlacedNote): Promise<Copy[]> {
  const rows = await sql.all<{ board: string; note: string; workshop: string; is_carried: number }>(
    `SELECT to_board AS board, to_note AS note, workshop_id AS workshop, 1 AS is_carried FROM note_links
       WHERE workshop_id = ? AND from_board = ? AND from_note = ?
     UNION SELECT o.to_board, o.to_note, o.workshop_id,
         CASE WHEN o.workshop_id = ? OR b.based_on_id = o.from_board THEN 1 ELSE 0 END
       FROM note_origins o LEFT JOIN boards b ON b.id = o.to_board WHERE o.from_board = ? AND o.from_note = ?
     UNION SELECT id, ?, workshop_id, 1 FROM boards WHERE based_on_id = ? AND workshop_id = ?`,
    ...[workshopId, boardId, noteId, workshopId, boardId, noteId, noteId, boardId, workshopId],
  );
  return rows.map(({ board, note, workshop, is_carried }) => ({
    ...{ boardId: board, noteId: note, workshopId: workshop },
    isCarried: Number(is_carried) === 1,
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
  return all.filter((note) => note.workshopId !== workshopId);
}
