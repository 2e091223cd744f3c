import type { NoteFields } from "@longtable/shared/board/board.types";
import type { SeatId } from "@longtable/shared/kernel/ids";
import { type Farewell, PEOPLE_LIMITS, type Removal, type RemovalId } from "@longtable/shared/people/people.schema";
import type { Sql, SqlValue } from "../../storage/storage.ts";
import type { NoteRow } from "./noteJournal.store.ts";

/** A row of another table, kept whole while its owner is away. */
export type KeptRow = Record<string, SqlValue>;

/** A note that went with its author. */
export interface TakenNote {
  boardId: string;
  noteId: string;
  fields: NoteFields;
  row: NoteRow | null;
}

/** What somebody wrote, while it can come back with them. */
export interface TakenWords {
  /** Taken off the boards; none when they were to stay there. */
  notes: readonly TakenNote[];
  /** What was on no board yet, as rows. */
  drafts: readonly KeptRow[];
  /** What they answered in private to questions that are open, as rows; absent in what was kept before these were. */
  answers?: readonly KeptRow[];
}

export interface RemovedPerson {
  participantId: string;
  removalId: RemovalId;
  workshopId: string;
  person: KeptRow;
  seat: KeptRow;
  contact: string;
  withNotes: boolean;
  /** Null once they are no longer kept. */
  words: TakenWords | null;
  /** Milliseconds since 1970. */
  removedAt: number;
}

interface RemovedRow {
  participant_id: string;
  removal_id: string;
  workshop_id: string;
  person_json: string;
  seat_json: string;
  contact: string;
  with_notes: number;
  notes_json: string | null;
  removed_at: number;
}

const toRemoved = (row: RemovedRow): RemovedPerson => ({
  participantId: row.participant_id,
  removalId: row.removal_id as RemovalId,
  workshopId: row.workshop_id,
  person: JSON.parse(row.person_json) as KeptRow,
  seat: JSON.parse(row.seat_json) as KeptRow,
  contact: row.contact,
  withNotes: row.with_notes === 1,
  words: row.notes_json === null ? null : (JSON.parse(row.notes_json) as TakenWords),
  removedAt: Number(row.removed_at),
});

/**
 * Takes a person and their seat out of the room and keeps both aside: nothing that counts people, lets somebody in or
 * knows a token finds them any more.
 */
export async function setPersonAside(sql: Sql, removed: Omit<RemovedPerson, "person" | "seat">): Promise<void> {
  const { participantId } = removed;
  const person = await sql.get<KeptRow>("SELECT * FROM participants WHERE id = ?", participantId);
  const seat = await sql.get<KeptRow>("SELECT * FROM seats WHERE participant_id = ?", participantId);
  if (!person || !seat) return;
  await sql.run(
    `INSERT INTO removed_people (participant_id, removal_id, workshop_id, alias_key, rejoin_hash, token_hash,
       person_json, seat_json, contact, with_notes, notes_json, removed_at, number)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    participantId,
    removed.removalId,
    removed.workshopId,
    person.alias_key ?? "",
    person.rejoin_hash ?? "",
    seat.token_hash ?? "",
    JSON.stringify(person),
    JSON.stringify(seat),
    removed.contact,
    removed.withNotes ? 1 : 0,
    removed.words ? JSON.stringify(removed.words) : null,
    removed.removedAt,
    person.number ?? null,
  );
  await sql.run("DELETE FROM seats WHERE participant_id = ?", participantId);
  await sql.run("DELETE FROM participants WHERE id = ?", participantId);
}

/**
 * Puts a person and their seat back as they were, with the same token and words; without a table when theirs has ended, and
 * as one of its people when somebody else hosts it now.
 */
export async function putPersonBack(sql: Sql, { participantId, person, seat }: RemovedPerson): Promise<void> {
  const tableId = person.table_id ?? null;
  const table = await sql.get("SELECT 1 FROM breakout_tables WHERE id = ? AND ended_at IS NULL", tableId);
  const host = await sql.get(
    `SELECT 1 FROM participants p JOIN seats s ON s.participant_id = p.id WHERE p.table_id = ? AND s.role = 'tableHost'`,
    tableId,
  );
  const isHost = seat.role === "tableHost" && table !== undefined && host === undefined;
  await putRow(sql, "participants", { ...person, table_id: table ? tableId : null });
  await putRow(sql, "seats", { ...seat, role: isHost ? "tableHost" : "participant" });
  await sql.run("DELETE FROM removed_people WHERE participant_id = ?", participantId);
}

async function putRow(sql: Sql, table: "participants" | "seats", row: KeptRow): Promise<void> {
  const columns = Object.keys(row);
  const places = columns.map(() => "?").join(", ");
  await sql.run(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places})`, ...Object.values(row));
}

/** Everyone of one removal. */
export async function removedTogether(sql: Sql, workshopId: string, removalId: string): Promise<RemovedPerson[]> {
  const rows = await sql.all<RemovedRow>(
    "SELECT * FROM removed_people WHERE workshop_id = ? AND removal_id = ? ORDER BY participant_id",
    workshopId,
    removalId,
  );
  return rows.map(toRemoved);
}

/** Removals of a workshop, latest first. */
export async function listRemovals(sql: Sql, workshopId: string): Promise<Removal[]> {
  const rows = await sql.all<RemovedRow>(
    "SELECT * FROM removed_people WHERE workshop_id = ? ORDER BY removed_at DESC, removal_id",
    workshopId,
  );
  const removals = new Map<string, Removal>();
  for (const { removalId, person, removedAt, withNotes } of rows.map(toRemoved)) {
    const people = removals.get(removalId)?.people ?? [];
    people.push({ number: Number(person.number ?? 0), alias: String(person.alias ?? "") });
    const wholeUntil = removedAt + PEOPLE_LIMITS.undoMs;
    removals.set(removalId, { id: removalId, people, at: removedAt, withNotes, wholeUntil });
  }
  return [...removals.values()];
}

/** What the holder of a dead token is told who was removed, or whose everything was taken back before or since; else null. */
export async function farewellFor(sql: Sql, tokenHash: string): Promise<Farewell | null> {
  const removed = await sql.get<{ contact: string; with_notes: number }>(
    "SELECT contact, with_notes FROM removed_people WHERE token_hash = ?",
    tokenHash,
  );
  const row = await sql.get<{ seat_id: string; times: number; has_left: number }>(
    `SELECT seat_id, times, has_left FROM erased_people
     WHERE token_hash = ? OR seat_id = (SELECT seat_id FROM ended_tokens WHERE token_hash = ?)`,
    tokenHash,
    tokenHash,
  );
  const erased = row && { seatId: row.seat_id as SeatId, times: Number(row.times) };
  if (removed) {
    const { contact, with_notes: withNotes } = removed;
    return { contact, notesStay: withNotes !== 1, ...(erased && { erased: "words", ...erased }) };
  }
  if (!row) return null;
  return { contact: "", notesStay: false, erased: Number(row.has_left) === 1 ? "all" : "words", ...erased };
}

/** What is kept of the rejoin words of removed people who came under an alias. */
export async function removedWords(sql: Sql, workshopId: string, aliasKey: string): Promise<string[]> {
  const rows = await sql.all<{ rejoin_hash: string }>(
    "SELECT rejoin_hash FROM removed_people WHERE workshop_id = ? AND alias_key = ?",
    workshopId,
    aliasKey,
  );
  return rows.map((row) => row.rejoin_hash);
}

/** Forgets the words of notes whose authors could have been brought back with them until now; answers of how many. */
export function forgetTakenNotes(sql: Sql, now: number): Promise<number> {
  return sql.run(
    "UPDATE removed_people SET notes_json = NULL WHERE notes_json IS NOT NULL AND removed_at < ?",
    now - PEOPLE_LIMITS.undoMs,
  );
}
