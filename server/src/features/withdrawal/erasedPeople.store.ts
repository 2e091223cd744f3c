import type { Sql } from "../../storage/storage.ts";
import type { Owner } from "./contributions.ts";

/**
 * Counts that everything of a person was taken back, before their seat may go. What stays of them are hashes: of their token,
 * and of those their seat had before. A device that comes back with one is told to let go of what it never sent.
 */
export async function countErased(sql: Sql, { workshopId, seatId, participantId }: Owner): Promise<void> {
  await sql.run(
    `INSERT INTO erased_people (seat_id, workshop_id, token_hash, times)
       SELECT ?, workshop_id, token_hash, 1 FROM (
         SELECT workshop_id, token_hash FROM seats WHERE workshop_id = ? AND id = ?
         UNION ALL SELECT workshop_id, token_hash FROM removed_people WHERE workshop_id = ? AND participant_id = ?
       ) WHERE true LIMIT 1
     ON CONFLICT (seat_id) DO UPDATE SET times = erased_people.times + 1, token_hash = excluded.token_hash`,
    seatId,
    workshopId,
    seatId,
    workshopId,
    participantId,
  );
}

/** How often everything of a seat was taken back. */
export async function timesErased(sql: Sql, seatId: string): Promise<number> {
  const row = await sql.get<{ times: number }>("SELECT times FROM erased_people WHERE seat_id = ?", seatId);
  return Number(row?.times ?? 0);
}
