import type { PinAnswerId } from "@longtable/shared/kernel/ids";
import type { Pin } from "@longtable/shared/pins/pins.schema";
import type { Sql } from "../../storage/storage.ts";

/** A pin with the seat that wrote it; null once that is forgotten. */
export interface StoredPin extends Omit<Pin, "isMine" | "isWaiting"> {
  seatId: string | null;
  /** The seat that answered it; null for no answer, and once that is forgotten. */
  answerSeatId: string | null;
  /** Null for no answer. */
  answerId: PinAnswerId | null;
  isWaiting: boolean;
}

interface PinRow {
  id: string;
  board_id: string;
  note_id: string | null;
  step_id: string | null;
  kind: string;
  text: string;
  state: string;
  answer: string | null;
  seat_id: string | null;
  answer_seat_id: string | null;
  answer_id: string | null;
  is_waiting: number;
}

const toPin = (row: PinRow): StoredPin => ({
  id: row.id as Pin["id"],
  boardId: row.board_id as Pin["boardId"],
  ...(row.note_id !== null && { noteId: row.note_id as Pin["noteId"] }),
  ...(row.step_id !== null && { stepId: row.step_id as Pin["stepId"] }),
  kind: row.kind as Pin["kind"],
  text: row.text,
  state: row.state as Pin["state"],
  answer: row.answer,
  seatId: row.seat_id,
  answerSeatId: row.answer_seat_id,
  answerId: row.answer_id as PinAnswerId | null,
  isWaiting: Number(row.is_waiting) === 1,
});

/** A workshop's pins, oldest first. */
export async function listPins(sql: Sql, workshopId: string): Promise<StoredPin[]> {
  const rows = await sql.all<PinRow>("SELECT * FROM pins WHERE workshop_id = ? ORDER BY position, id", workshopId);
  return rows.map(toPin);
}

export async function findPin(sql: Sql, workshopId: string, id: string): Promise<StoredPin | null> {
  const row = await sql.get<PinRow>("SELECT * FROM pins WHERE workshop_id = ? AND id = ?", workshopId, id);
  return row ? toPin(row) : null;
}

/** How many pins a board has. */
export async function countPins(sql: Sql, boardId: string): Promise<number> {
  const row = await sql.get<{ count: number }>("SELECT COUNT(*) AS count FROM pins WHERE board_id = ?", boardId);
  return Number(row?.count ?? 0);
}

/** Adds a pin, or changes the one with its id. */
export async function putPin(sql: Sql, workshopId: string, pin: StoredPin): Promise<void> {
  await sql.run(
    `INSERT INTO pins (id, workshop_id, board_id, position, note_id, step_id, kind, text, state, answer, seat_id, is_waiting,
       answer_seat_id, answer_id)
     VALUES (?, ?, ?, (SELECT COALESCE(MAX(position), 0) + 1 FROM pins WHERE workshop_id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, text = excluded.text, state = excluded.state,
       answer = excluded.answer, answer_seat_id = excluded.answer_seat_id, answer_id = excluded.answer_id,
       is_waiting = excluded.is_waiting`,
    pin.id,
    workshopId,
    pin.boardId,
    workshopId,
    pin.noteId ?? null,
    pin.stepId ?? null,
    pin.kind,
    pin.text,
    pin.state,
    pin.answer,
    pin.seatId,
    pin.isWaiting ? 1 : 0,
    pin.answerSeatId,
    pin.answerId,
  );
}

/** Answers how many it removed. */
export function removePinRow(sql: Sql, workshopId: string, id: string): Promise<number> {
  return sql.run("DELETE FROM pins WHERE workshop_id = ? AND id = ?", workshopId, id);
}
