import type { Sql } from "../../storage/storage.ts";

/** Notes that a seat puts on a board, or tells of. */
export interface NotesAt {
  workshopId: string;
  boardId: string;
  noteIds: readonly string[];
}

/**
 * Of the ids under which a seat puts notes on a board, those that are other notes' already: somebody else's or nobody's, on
 * whatever board, or of one that the workshop's votes and decisions rest on. What is taken back goes by its id, in files by that
 * alone: so whoever takes a known id for their own words does not get what else has it. A note of their own that comes back, as by
 * undo, is theirs.
 *
 * Thousands may be pasted at once: every table is gone through once for all of them.
 */
export async function knownAsOthers(sql: Sql, seatId: string, notes: NotesAt): Promise<ReadonlySet<string>> {
  const asked = JSON.stringify(notes.noteIds);
  const standing = await ownersFrom(sql, STANDING, asked);
  const removed = await ownersFrom(sql, REMOVED, asked);
  const kept = await keptAsOthers(sql, seatId, notes.boardId, asked);
  const named = await namedIn(sql, notes.workshopId);
  const isOthers = (owner: Owner) => owner.seat_id !== seatId;

  return new Set(
    notes.noteIds.filter((id) => {
      const all = [...(standing.get(id) ?? []), ...(removed.get(id) ?? [])];
      const here = (owners: Owners) => (owners.get(id) ?? []).filter(({ board_id }) => board_id === notes.boardId);
      if (here(standing).some(isOthers)) return true;
      const isHere = here(standing).length > 0;
      if (!isHere && (here(removed).some(isOthers) || kept.has(id))) return true;
      if (isHere || here(removed).length > 0) return false;
      return all.some(isOthers) || named.has(id);
    }),
  );
}

interface Owner {
  id: string;
  board_id: string;
  seat_id: string | null;
}
type Owners = ReadonlyMap<string, readonly Owner[]>;

const ASKED = "(SELECT value FROM json_each(?))";
/** Whose the notes of these ids are, on boards and held back. */
const STANDING = `SELECT id, board_id, seat_id FROM notes WHERE id IN ${ASKED}
  UNION ALL SELECT id, board_id, seat_id FROM held_notes WHERE id IN ${ASKED}`;
/** Whose they were when they were removed, within the hour that deeds are kept. */
const REMOVED = `SELECT note_id AS id, board_id, json_extract(row_json, '$.seat_id') AS seat_id FROM note_deeds
  WHERE note_id IN ${ASKED} AND row_json IS NOT NULL`;

async function ownersFrom(sql: Sql, query: string, asked: string): Promise<Owners> {
  const given = query
    .split(ASKED)
    .slice(1)
    .map(() => asked);
  return Map.groupBy(await sql.all<Owner>(query, ...given), ({ id }) => id);
}

/** Those of them that a kept version of the board has as somebody else's. */
async function keptAsOthers(sql: Sql, seatId: string, boardId: string, asked: string): Promise<ReadonlySet<string>> {
  const rows = await sql.all<{ id: string }>(
    `SELECT DISTINCT o.key AS id FROM kept_boards k, json_each(k.owners_json) o
     WHERE k.board_id = ? AND o.value <> ? AND o.key IN ${ASKED}`,
    ...[boardId, seatId, asked],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Notes whose words a workshop still has by their ids alone. */
async function namedIn(sql: Sql, workshopId: string): Promise<ReadonlySet<string>> {
  const rows = await sql.all<{ id: string }>(
    `SELECT json_extract(c.value, '$.noteId') AS id FROM rounds r, json_each(r.candidates_json) c WHERE r.workshop_id = ?
     UNION SELECT n.value FROM decisions d, json_each(d.note_ids_json) n WHERE d.workshop_id = ?
     UNION SELECT n.value FROM proposals p, json_each(p.note_ids_json) n WHERE p.workshop_id = ?`,
    ...[workshopId, workshopId, workshopId],
  );
  return new Set(rows.map(({ id }) => id));
}
