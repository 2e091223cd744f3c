import { notesIn } from "@longtable/shared/board/board.doc";
import * as Y from "yjs";
import type { BoardRoom } from "../../collaboration/boardRoom.ts";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import { keepOrigins, type NoteAt } from "./origins.store.ts";

/** A note that has just come onto a board, whole. */
export interface NewWords {
  noteId: string;
  text: string;
}

interface Looking {
  sql: Sql;
  workshopId: string;
  /** Whose hand the new notes are by. */
  seat: Pick<Seat, "id" | "participantId">;
  room: BoardRoom;
  /** Other boards from which notes may have been carried over; left out where they cannot have been. */
  others(): Promise<BoardRoom[]>;
}

/** Fewer letters than this are the same by chance: hosts copy more than they write, others write more than they copy. */
const OWN_LETTERS = { host: 8, participant: 20 } as const;

/**
 * Notices that a new note is a copy: it came whole, in the very words of another note that is on a board of the workshop or
 * was taken off one within the hour, as duplicates and what is pasted do. A copy belongs to whom the first belongs to, and
 * goes with it.
 */
export async function followSameWords(looking: Looking, added: readonly NewWords[]): Promise<void> {
  for (const { noteId, text } of added) {
    const words = text.trim();
    if (words.length < OWN_LETTERS[looking.seat.participantId === null ? "host" : "participant"]) continue;
    const first = await firstWith(looking, noteId, words);
    if (first) await tie(looking, first, noteId);
  }
}

interface Found extends NoteAt {
  /** As kept for a note that is off the board; null where its row is to be looked up. */
  row: OwnedRow | null;
}

interface OwnedRow {
  seat_id: string | null;
  names: string | null;
  is_by_proxy: number | null;
  group_id: string | null;
}

async function firstWith(looking: Looking, noteId: string, words: string): Promise<Found | null> {
  const here = onBoard(looking.room, words, noteId);
  if (here) return here;
  const gone = await takenOff(looking, words, noteId);
  if (gone) return gone;
  for (const room of await looking.others()) {
    const there = onBoard(room, words, noteId);
    if (there) return there;
  }
  return null;
}

function onBoard({ boardId, doc }: BoardRoom, words: string, noteId: string): Found | null {
  for (const [id, note] of notesIn(doc)) {
    const text: unknown = note.get("text");
    const isText = typeof text === "string" || text instanceof Y.Text;
    if (id !== noteId && isText && text.toString().trim() === words) return { boardId, noteId: id, row: null };
  }
  return null;
}

async function takenOff({ sql, workshopId }: Looking, words: string, noteId: string): Promise<Found | null> {
  const rows = await sql.all<{ board_id: string; note_id: string; before_json: string; row_json: string }>(
    `SELECT board_id, note_id, before_json, row_json FROM note_deeds
     WHERE workshop_id = ? AND what = 'remove' AND note_id <> ? AND before_json IS NOT NULL AND row_json IS NOT NULL
     ORDER BY seq DESC`,
    workshopId,
    noteId,
  );
  for (const { board_id, note_id, before_json, row_json } of rows) {
    const { text } = JSON.parse(before_json) as { text?: unknown };
    if (typeof text !== "string" || text.trim() !== words) continue;
    return { boardId: board_id, noteId: note_id, row: JSON.parse(row_json) as OwnedRow };
  }
  return null;
}

async function tie({ sql, workshopId, seat, room }: Looking, first: Found, noteId: string): Promise<void> {
  const row = first.row ?? (await rowOf(sql, first));
  if (row?.seat_id === seat.id) return;
  const to = { boardId: room.boardId, noteId, workshopId };
  await keepOrigins(sql, [{ from: { boardId: first.boardId, noteId: first.noteId }, to }]);
  if (!row?.seat_id) return;
  await sql.run(
    `UPDATE notes SET seat_id = ?, names = ?, is_by_proxy = ?, group_id = ?
     WHERE board_id = ? AND id = ? AND workshop_id = ? AND seat_id = ?`,
    ...[row.seat_id, row.names ?? null, row.is_by_proxy ?? null, row.group_id ?? null],
    ...[room.boardId, noteId, workshopId, seat.id],
  );
}

const rowOf = (sql: Sql, { boardId, noteId }: NoteAt) =>
  sql.get<OwnedRow>(
    "SELECT seat_id, names, is_by_proxy, group_id FROM notes WHERE board_id = ? AND id = ?",
    boardId,
    noteId,
  );
