import type { Sql } from "../../storage/storage.ts";
import type { Owner } from "./contributions.ts";
import { forgetTold } from "./origins.store.ts";

/** Whom a participant id stands for: somebody in the room, or somebody who was removed from it; null for nobody. */
export async function ownerOf(sql: Sql, workshopId: string, participantId: string): Promise<Owner | null> {
  const row = await sql.get<{ id: string }>(
    "SELECT id FROM seats WHERE workshop_id = ? AND participant_id = ?",
    workshopId,
    participantId,
  );
  if (row) return { workshopId, participantId, seatId: row.id };
  const removed = await sql.get<{ seat_json: string }>(
    "SELECT seat_json FROM removed_people WHERE workshop_id = ? AND participant_id = ?",
    workshopId,
    participantId,
  );
  if (!removed) return null;
  const { id } = JSON.parse(removed.seat_json) as { id: string };
  return { workshopId, participantId, seatId: id };
}

/** By participant. */
const OF_PERSON = [
  "DELETE FROM room_hands WHERE workshop_id = ? AND participant_id = ?",
  "DELETE FROM room_ready WHERE workshop_id = ? AND participant_id = ?",
  "DELETE FROM room_extra_time WHERE workshop_id = ? AND participant_id = ?",
  "DELETE FROM room_pause_replies WHERE workshop_id = ? AND participant_id = ?",
  "DELETE FROM take_backs WHERE workshop_id = ? AND participant_id = ?",
  "DELETE FROM removed_people WHERE workshop_id = ? AND participant_id = ?",
  "UPDATE tickets SET participant_id = NULL WHERE workshop_id = ? AND participant_id = ?",
  "DELETE FROM story_collectors WHERE workshop_id = ? AND participant_id = ?",
  "DELETE FROM participants WHERE workshop_id = ? AND id = ?",
  "DELETE FROM seats WHERE workshop_id = ? AND participant_id = ?",
];

/**
 * Forgets a person: name, group, words, token, what they did by commands. What others have of them is not touched.
 * Answers false when they were gone already.
 */
export async function erasePerson(sql: Sql, owner: Owner & { participantId: string }): Promise<boolean> {
  let rows = 0;
  for (const text of OF_PERSON) rows += await sql.run(text, owner.workshopId, owner.participantId);
  await sql.run("DELETE FROM receipts WHERE workshop_id = ? AND seat_id = ?", owner.workshopId, owner.seatId);
  await sql.run("DELETE FROM note_deeds WHERE workshop_id = ? AND seat_id = ?", owner.workshopId, owner.seatId);
  await sql.run(
    "UPDATE erased_people SET has_left = 1 WHERE workshop_id = ? AND seat_id = ?",
    owner.workshopId,
    owner.seatId,
  );
  await forgetTold(sql, owner.seatId);
  return rows > 0;
}

/** Deletes a person's ballots that were set aside in open rounds; what is closed knows nobody's. */
export async function eraseBallotsAside(sql: Sql, workshopId: string, participantId: string): Promise<void> {
  await sql.run(
    "DELETE FROM open_ballots WHERE voter = ? AND round_id IN (SELECT id FROM rounds WHERE workshop_id = ?)",
    `aside:${participantId}`,
    workshopId,
  );
}

/** The same in an older copy of the file, where they still count. */
export async function eraseBallotsOf(sql: Sql, workshopId: string, participantId: string): Promise<void> {
  await sql.run(
    "DELETE FROM open_ballots WHERE voter IN (?, ?) AND round_id IN (SELECT id FROM rounds WHERE workshop_id = ?)",
    participantId,
    `aside:${participantId}`,
    workshopId,
  );
}

/** Remembers that a withdrawal was carried out in this file: an older copy of it does not know, and is told again. */
export async function addWithdrawal(sql: Sql, id: string, workshopId: string, now: number): Promise<void> {
  await sql.run(
    "INSERT INTO withdrawals (id, workshop_id, at, is_scrubbed) VALUES (?, ?, ?, 0) ON CONFLICT DO NOTHING",
    id,
    workshopId,
    now,
  );
}

export async function isCarriedOut(sql: Sql, id: string): Promise<boolean> {
  return (await sql.get("SELECT 1 FROM withdrawals WHERE id = ?", id)) !== undefined;
}

export async function workshopExists(sql: Sql, id: string): Promise<boolean> {
  return (await sql.get("SELECT 1 FROM workshops WHERE id = ?", id)) !== undefined;
}

/** Whether something was erased since the file was last rewritten. */
export async function hasUnscrubbed(sql: Sql): Promise<boolean> {
  return (await sql.get("SELECT 1 FROM withdrawals WHERE is_scrubbed = 0 LIMIT 1")) !== undefined;
}

export async function markScrubbed(sql: Sql): Promise<void> {
  await sql.run("UPDATE withdrawals SET is_scrubbed = 1 WHERE is_scrubbed = 0");
}
