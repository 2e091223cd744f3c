import type { NoteFields } from "@longtable/shared/board/board.types";
import { PEOPLE_LIMITS } from "@longtable/shared/people/people.schema";
import type { Deed } from "@longtable/shared/people/takeBack.rules";
import type { SeatDeeds } from "../../collaboration/boardRoom.ts";
import type { NoteDeed } from "../../collaboration/noteWatch.ts";
import type { Sql } from "../../storage/storage.ts";

/** A note's row in the table of whose notes are whose, to be put back as it was. */
export type NoteRow = Record<string, string | number | null>;

/** A deed as kept; of a removal also the row that said whose the note was. */
export type KeptDeed = Deed & { row: NoteRow | null };

interface DeedRow {
  seq: number;
  board_id: string;
  note_id: string;
  seat_id: string;
  at: number;
  what: string;
  before_json: string | null;
  after_json: string | null;
  row_json: string | null;
}

const parse = <T>(text: string | null): T | null => (text === null ? null : (JSON.parse(text) as T));

const toDeed = (row: DeedRow): KeptDeed => ({
  seq: Number(row.seq),
  boardId: row.board_id,
  noteId: row.note_id,
  seatId: row.seat_id,
  at: Number(row.at),
  what: row.what as Deed["what"],
  before: parse<NoteFields>(row.before_json),
  after: parse<NoteFields>(row.after_json),
  row: parse<NoteRow>(row.row_json),
});

/** Changes of the same fields by the same hand so soon after each other are one: somebody is typing. */
const TYPING_MS = 10_000;

/** The row that says whose a note is. */
export async function noteRow(sql: Sql, boardId: string, noteId: string): Promise<NoteRow | null> {
  const row = await sql.get<NoteRow>("SELECT * FROM notes WHERE board_id = ? AND id = ?", boardId, noteId);
  return row ? { ...row } : null;
}

/** Puts back a row that was taken with `noteRow`; nothing happens where there is one. */
export async function putNoteRow(sql: Sql, row: NoteRow): Promise<void> {
  const columns = Object.keys(row);
  const places = columns.map(() => "?").join(", ");
  await sql.run(
    `INSERT INTO notes (${columns.join(", ")}) VALUES (${places}) ON CONFLICT DO NOTHING`,
    ...Object.values(row),
  );
}

/** Keeps what a seat did to notes, so that it can be taken back: for an hour, and no longer. */
export async function keepDeeds(sql: Sql, { boardId, seatId, deeds }: SeatDeeds, now: number): Promise<void> {
  const board = await sql.get<{ workshop_id: string }>("SELECT workshop_id FROM boards WHERE id = ?", boardId);
  if (!board) return;
  for (const deed of deeds) {
    const last = await lastOn(sql, boardId, deed.noteId);
    if (last?.seatId === seatId && (await goesOn(sql, last, deed, { now, workshopId: board.workshop_id }))) continue;
    await addDeed(sql, { workshopId: board.workshop_id, boardId, seatId, now, isFirst: last === null }, deed);
  }
}

/**
 * What a note was when it was removed last, and when that was, in milliseconds since 1970; within the hour that deeds are
 * kept. Null where the last deed was another.
 */
export async function removedAs(
  sql: Sql,
  boardId: string,
  noteId: string,
): Promise<{ was: NoteFields; at: number } | null> {
  const last = await lastOn(sql, boardId, noteId);
  return last?.what === "remove" && last.before ? { was: last.before, at: last.at } : null;
}

async function lastOn(sql: Sql, boardId: string, noteId: string): Promise<KeptDeed | null> {
  const row = await sql.get<DeedRow>(
    "SELECT * FROM note_deeds WHERE board_id = ? AND note_id = ? AND taken_by IS NULL ORDER BY seq DESC LIMIT 1",
    boardId,
    noteId,
  );
  return row ? toDeed(row) : null;
}

/** Writes a change into the deed before when it only goes on with it; a note just added is still being written. */
async function goesOn(
  sql: Sql,
  last: KeptDeed,
  deed: NoteDeed,
  { now, workshopId }: { now: number; workshopId: string },
): Promise<boolean> {
  if (deed.what !== "change" || now - last.at > TYPING_MS) return false;
  if (last.what === "add") return true;
  const fieldsOf = (fields: NoteFields | null) =>
    Object.keys(fields ?? {})
      .toSorted()
      .join();
  const isSame = last.what === "change" && fieldsOf(last.after) === fieldsOf(deed.after);
  if (!isSame) return false;
  const text = "UPDATE note_deeds SET after_json = ? WHERE workshop_id = ? AND seq = ?";
  await sql.run(text, JSON.stringify(deed.after), workshopId, last.seq);
  return true;
}

interface DeedPlace {
  workshopId: string;
  boardId: string;
  seatId: string;
  now: number;
  /** Nothing that was done to this note before is remembered. */
  isFirst: boolean;
}

async function addDeed(
  sql: Sql,
  { workshopId, boardId, seatId, now, isFirst }: DeedPlace,
  deed: NoteDeed,
): Promise<void> {
  const row = deed.what === "change" ? null : await noteRow(sql, boardId, deed.noteId);
  // What somebody enters from paper is nobody's own, and theirs to have added.
  const isNew = row?.seat_id === seatId || (row?.seat_id === null && isFirst);
  const what = deed.what === "add" && !isNew ? "return" : deed.what;
  const top = await sql.get<{ seq: number | null }>(
    "SELECT MAX(seq) AS seq FROM note_deeds WHERE workshop_id = ?",
    workshopId,
  );
  const seq = Number(top?.seq ?? 0) + 1;
  await sql.run(
    `INSERT INTO note_deeds (workshop_id, seq, board_id, note_id, seat_id, at, what, before_json, after_json, row_json)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    workshopId,
    seq,
    boardId,
    deed.noteId,
    seatId,
    now,
    what,
    // Of a note that came nothing is needed but that it came; of one that went, all.
    what === "add" || deed.before === null ? null : JSON.stringify(deed.before),
    what === "change" ? JSON.stringify(deed.after) : null,
    what === "remove" && row ? JSON.stringify(row) : null,
  );
}

/** Forgets what is too old to be taken back, in all workshops; answers how many deeds. */
export function forgetOldDeeds(sql: Sql, now: number): Promise<number> {
  return sql.run("DELETE FROM note_deeds WHERE at < ?", now - PEOPLE_LIMITS.takeBackMinutes * 60_000);
}

/** Everybody's deeds on the notes that a seat has touched since a moment, in order; without what is taken back already. */
export async function deedsAround(sql: Sql, workshopId: string, seatId: string, since: number): Promise<KeptDeed[]> {
  const rows = await sql.all<DeedRow>(
    `SELECT d.* FROM note_deeds d WHERE d.workshop_id = ? AND d.taken_by IS NULL AND EXISTS (
       SELECT 1 FROM note_deeds m WHERE m.board_id = d.board_id AND m.note_id = d.note_id
         AND m.seat_id = ? AND m.at >= ? AND m.taken_by IS NULL)
     ORDER BY d.seq`,
    workshopId,
    seatId,
    since,
  );
  return rows.map(toDeed);
}

/** True when anybody but this seat has worked on a note, as far back as that is remembered. */
export async function othersWorkedOn(
  sql: Sql,
  { boardId, noteId }: { boardId: string; noteId: string },
  seatId: string,
): Promise<boolean> {
  const row = await sql.get(
    "SELECT 1 FROM note_deeds WHERE board_id = ? AND note_id = ? AND seat_id <> ? AND taken_by IS NULL LIMIT 1",
    boardId,
    noteId,
    seatId,
  );
  return row !== undefined;
}

/** Marks a seat's deeds since a moment on these notes as taken back. */
export async function markTaken(
  sql: Sql,
  takeBackId: string,
  deeds: readonly Pick<KeptDeed, "seq">[],
  workshopId: string,
): Promise<void> {
  for (const { seq } of deeds) {
    const text = "UPDATE note_deeds SET taken_by = ? WHERE workshop_id = ? AND seq = ?";
    await sql.run(text, takeBackId, workshopId, seq);
  }
}

/** Lets deeds count again that were taken back. */
export async function unmarkTaken(sql: Sql, workshopId: string, takeBackId: string): Promise<void> {
  const text = "UPDATE note_deeds SET taken_by = NULL WHERE workshop_id = ? AND taken_by = ?";
  await sql.run(text, workshopId, takeBackId);
}
