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
 * stand in a note of the host's own already are the host's.
 */
export async function followSameWords(looking: Looking, added: readonly NewWords[]): Promise<void> {
  const { sql, workshopId, seat, room } = looking;
  const { boardId } = room;
  for (const { noteId, text } of added) {
    const words = text.trim();
    if (words.length < LEAST_SIGNS) continue;
    const same = onBoard(room, words).filter((id) => id !== noteId);
    const found = same.length > 0 ? same : await takenOff(looking, words, noteId);
    const [first] = found;
    if (first === undefined || (await hasOwn(sql, boardId, seat.id, found))) continue;
    await keepOrigins(sql, [{ from: { boardId, noteId: first }, to: { boardId, noteId, workshopId } }]);
  }
}

function onBoard({ doc }: BoardRoom, words: string): string[] {
  return [...notesIn(doc)].flatMap(([id, note]) => {
    const text: unknown = note.get("text");
    const isText = typeof text === "string" || text instanceof Y.Text;
    return isText && text.toString().trim() === words ? [id] : [];
  });
}

/** The notes with these words that were taken off the board, the last one first. */
async function takenOff({ sql, room }: Looking, words: string, noteId: string): Promise<string[]> {
  const rows = await sql.all<{ note_id: string; before_json: string }>(
    `SELECT note_id, before_json FROM note_deeds
     WHERE board_id = ? AND what = 'remove' AND note_id <> ? AND before_json IS NOT NULL ORDER BY seq DESC`,
    room.boardId,
    noteId,
  );
  return rows.flatMap(({ note_id, before_json }) => {
    const { text } = JSON.parse(before_json) as { text?: unknown };
    return typeof text === "string" && text.trim() === words ? [note_id] : [];
  });
}

async function hasOwn(sql: Sql, boardId: string, seatId: string, noteIds: readonly string[]): Promise<boolean> {
  const rows = await sql.all<{ id: string }>(
    "SELECT id FROM notes WHERE board_id = ? AND seat_id = ?",
    boardId,
    seatId,
  );
  const own = new Set(rows.map(({ id }) => id));
  return noteIds.some((id) => own.has(id));
}
