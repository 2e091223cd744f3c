import type { ParticipantId, SeatId, TableId } from "@longtable/shared/kernel/ids";
import type { Sql } from "../../storage/storage.ts";

/** Somebody needs a pause and has told a host; null for any. */
export interface Pause {
  id: string;
  participantId: ParticipantId;
  alias: string;
  tableId: TableId | null;
  toSeatId: SeatId | null;
  words: string;
  askedAt: number;
}

interface PauseRow {
  id: string;
  participant_id: string;
  alias: string;
  table_id: string | null;
  to_seat_id: string | null;
  words: string;
  asked_at: number;
}

/** What waits for an answer, oldest first. Told a host who is none any more, it is there for any. */
export async function listPauses(sql: Sql, workshopId: string): Promise<Pause[]> {
  const rows = await sql.all<PauseRow>(
    `SELECT x.id, x.participant_id, p.alias, p.table_id, s.id AS to_seat_id, x.words, x.asked_at
     FROM room_pauses x JOIN participants p ON p.id = x.participant_id
     LEFT JOIN seats s ON s.id = x.to_seat_id AND s.role = 'facilitator'
     WHERE x.workshop_id = ? ORDER BY x.asked_at, x.id`,
    workshopId,
  );
  return rows.map((row) => ({
    id: row.id,
    participantId: row.participant_id as ParticipantId,
    alias: row.alias,
    tableId: row.table_id as TableId | null,
    toSeatId: row.to_seat_id as SeatId | null,
    words: row.words,
    askedAt: Number(row.asked_at),
  }));
}

/** Keeps a wish in place of the one before, and forgets what was answered to that. */
export async function putPause(
  sql: Sql,
  workshopId: string,
  pause: Pick<Pause, "id" | "participantId" | "toSeatId" | "words" | "askedAt">,
): Promise<void> {
  await forgetPause(sql, workshopId, pause.participantId);
  await sql.run(
    `INSERT INTO room_pauses (id, workshop_id, participant_id, to_seat_id, words, asked_at) VALUES (?, ?, ?, ?, ?, ?)`,
    pause.id,
    workshopId,
    pause.participantId,
    pause.toSeatId,
    pause.words,
    pause.askedAt,
  );
}

/** Deletes a wish and keeps only the bare answer, for the one who asked. */
export async function replyToPause(
  sql: Sql,
  workshopId: string,
  { participantId, answer }: { participantId: string; answer: "seen" | "coming" },
): Promise<void> {
  await forgetPause(sql, workshopId, participantId);
  const text = "INSERT INTO room_pause_replies (workshop_id, participant_id, answer) VALUES (?, ?, ?)";
  await sql.run(text, workshopId, participantId, answer);
}

/** The answers that are still shown, by participant. */
export async function listReplies(sql: Sql, workshopId: string): Promise<Map<string, "seen" | "coming">> {
  const rows = await sql.all<{ participant_id: string; answer: "seen" | "coming" }>(
    "SELECT participant_id, answer FROM room_pause_replies WHERE workshop_id = ?",
    workshopId,
  );
  return new Map(rows.map((row) => [row.participant_id, row.answer]));
}

/** Deletes one person's wish and the answer to it. */
export async function forgetPause(sql: Sql, workshopId: string, participantId: string): Promise<void> {
  for (const table of ["room_pauses", "room_pause_replies"]) {
    await sql.run(`DELETE FROM ${table} WHERE workshop_id = ? AND participant_id = ?`, workshopId, participantId);
  }
}

/** Deletes everybody's: the workshop is over. */
export async function forgetPauses(sql: Sql, workshopId: string): Promise<void> {
  for (const table of ["room_pauses", "room_pause_replies", "room_hands", "room_extra_time"]) {
    await sql.run(`DELETE FROM ${table} WHERE workshop_id = ?`, workshopId);
  }
}
