import { notesIn } from "@longtable/shared/board/board.doc";
import * as Y from "yjs";
import type { BoardRoom } from "../../collaboration/boardRoom.ts";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import { keepOrigins } from "./origins.store.ts";

/** A note that has just come onto a board, whole. */
export interface NewWords {
  noteId: string;
  text: string;
}

interface Looking {
  sql: Sql;
  workshopId: string;
  /** The host whose hand the new notes are by. */
  seat: Pick<Seat, "id">;
  room: BoardRoom;
}

/** Fewer signs than this are the same by chance. */
const LEAST_SIGNS = 20;

/**
 * Notices that a host's new note is a copy: it came whole, in the very words of another note that is on this board or was taken
 * off it within the hour, as duplicates and what is pasted do. The copy stays the host's, and goes with the first. Words that
 * stand in a note of the host's own already, and not as a copy, are the host's.
 */
export async function followSameWords(
  { sql, workshopId, seat, room }: Looking,
  added: readonly NewWords[],
): Promise<void> {
  const { boardId } = room;
  const long = added
    .map(({ noteId, text }) => ({ noteId, words: text.trim() }))
    .filter(({ words }) => words.length >= LEAST_SIGNS);
  if (long.length === 0) return;
  const removed = await takenOff(sql, boardId);
  // One that comes back under its own id, as by undo, is no copy of what stands there.
  const hadBeen = new Set(removed.map(({ noteId }) => noteId));
  const fresh = long.filter(({ noteId }) => !hadBeen.has(noteId));
  if (fresh.length === 0) return;
  // Hundreds of notes may be pasted at once: the board and the tables are read once for all of them.
  const wanted = new Set(fresh.map(({ words }) => words));
  const standing = notesByWords(onBoard(room), wanted);
  const gone = notesByWords(removed, wanted);
  const authors = new Map(removed.map(({ noteId, authorId }) => [noteId, authorId]));
  const own = await writtenBy(sql, boardId, seat.id);
  const isNew = new Set(added.map(({ noteId }) => noteId));
  const origins = fresh.flatMap(({ noteId, words }) => {
    const others = (notes: Map<string, string[]>) => (notes.get(words) ?? []).filter((id) => !isNew.has(id));
    const same = others(standing);
    const found = same.length > 0 ? same : others(gone);
    const [first] = found;
    if (first === undefined || found.some((id) => own.has(id))) return [];
    const authorId = authors.get(first) ?? null;
    return [{ from: { boardId, noteId: first }, authorId, to: { boardId, noteId, workshopId } }];
  });
  await keepOrigins(sql, origins);
}

/** The notes that have each of the wanted words, in their order. */
function notesByWords(notes: Iterable<NewWords>, wanted: ReadonlySet<string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { noteId, text } of notes) {
    const words = text.trim();
    if (!wanted.has(words)) continue;
    found.set(words, [...(found.get(words) ?? []), noteId]);
  }
  return found;
}

function* onBoard({ doc }: BoardRoom): Generator<NewWords> {
  for (const [noteId, note] of notesIn(doc)) {
    const text: unknown = note.get("text");
    if (typeof text === "string" || text instanceof Y.Text) yield { noteId, text: text.toString() };
  }
}

/** The notes that were taken off the board, the last one first. */
async function takenOff(sql: Sql, boardId: string): Promise<(NewWords & { authorId: string | null })[]> {
  const rows = await sql.all<{ note_id: string; before_json: string; row_json: string | null }>(
    `SELECT note_id, before_json, row_json FROM note_deeds
     WHERE board_id = ? AND what = 'remove' AND before_json IS NOT NULL ORDER BY seq DESC`,
    boardId,
  );
  return rows.flatMap(({ note_id, before_json, row_json }) => {
    const { text } = JSON.parse(before_json) as { text?: unknown };
    const row = JSON.parse(row_json ?? "null") as { seat_id?: string | null } | null;
    return typeof text === "string" ? [{ noteId: note_id, text, authorId: row?.seat_id ?? null }] : [];
  });
}

/** A seat's notes that are not known to stand for other ones. */
async function writtenBy(sql: Sql, boardId: string, seatId: string): Promise<Set<string>> {
  const rows = await sql.all<{ id: string }>(
    `SELECT id FROM notes n WHERE board_id = ? AND seat_id = ?
       AND NOT EXISTS (SELECT 1 FROM note_origins o WHERE o.to_board = n.board_id AND o.to_note = n.id)`,
    boardId,
    seatId,
  );
  return new Set(rows.map(({ id }) => id));
}
