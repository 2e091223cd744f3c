import type { Sql } from "../../storage/storage.ts";

/** What everybody in a workshop calls themselves, by seat: hosts by the name they have said, people by their alias. */
export async function seatNames(sql: Sql, workshopId: string): Promise<Map<string, string>> {
  const rows = await sql.all<{ id: string; name: string | null }>(
    `SELECT s.id, COALESCE(s.host_name, p.alias) AS name
     FROM seats s LEFT JOIN participants p ON p.id = s.participant_id WHERE s.workshop_id = ?`,
    workshopId,
  );
  return new Map(rows.flatMap(({ id, name }) => (name ? [[id, name] as const] : [])));
}
