import type { Sql } from "../../storage/storage.ts";
import { isOthers, type PlacedNote } from "./origins.store.ts";

/** Whose notes of one id are, or were within the hour that deeds are kept: on boards, held back, removed. */
const OWNERS = `SELECT board_id, seat_id FROM notes WHERE id = ?
  UNION ALL SELECT board_id, seat_id FROM held_notes WHERE id = ?
  UNION ALL SELECT board_id, json_extract(row_json, '$.seat_id') FROM note_deeds WHERE note_id = ? AND row_json IS NOT NULL`;

/** Where a workshop still has the words of a note by its id alone, as JSON. */
const NAMED = `SELECT 1 FROM rounds WHERE workshop_id = ? AND instr(candidates_json, ?) > 0
  UNION ALL SELECT 1 FROM decisions WHERE workshop_id = ? AND instr(note_ids_json, ?) > 0
  UNION ALL SELECT 1 FROM proposals WHERE workshop_id = ? AND instr(note_ids_json, ?) > 0 LIMIT 1`;

/**
 * Whether the id under which a seat puts a note on a board is another note's already: somebody else's or nobody's, on whatever
 * board, or of one that the workshop's votes and decisions rest on. What is taken back goes by its id, in files by that alone: so
 * whoever takes a known id for their own words does not get what else has it. A note of their own that comes back, as by undo, is
 * theirs.
 */
export async function isKnownAsOthers(sql: Sql, seatId: string, note: PlacedNote): Promise<boolean> {
  const { boardId, noteId, workshopId } = note;
  if (await isOthers(sql, seatId, note)) return true;
  const known = await sql.all<{ board_id: string; seat_id: string | null }>(OWNERS, noteId, noteId, noteId);
  if (known.some(({ board_id, seat_id }) => board_id === boardId && seat_id === seatId)) return false;
  if (known.some(({ seat_id }) => seat_id !== seatId)) return true;
  const named = JSON.stringify(noteId);
  const row = await sql.get(NAMED, ...[workshopId, named, workshopId, named, workshopId, named]);
  return row !== undefined;
}
