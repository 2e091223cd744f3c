import type { RetentionFacts } from "@longtable/shared/withdrawal/retention.rules";
import type { Sql } from "../../storage/storage.ts";

interface Row {
  id: string;
  created_at: number;
  kept_days: number | null;
  kept_set_at: number | null;
  opened_at: number | null;
  closed_at: number | null;
  ended_at: number | null;
}

const SELECT = `SELECT w.id, w.created_at, w.kept_days, w.kept_set_at,
    (SELECT MAX(a.opened_at) FROM activities a WHERE a.workshop_id = w.id) AS opened_at,
    (SELECT MAX(c.at) FROM activity_closings c WHERE c.workshop_id = w.id) AS closed_at,
    (SELECT MAX(f.closed_at) FROM follow_through f WHERE f.workshop_id = w.id) AS ended_at
  FROM workshops w`;

const toFacts = (row: Row): RetentionFacts & { id: string } => ({
  id: row.id,
  lastUsedAt: Math.max(...[row.created_at, row.opened_at, row.closed_at, row.ended_at].map(Number)),
  days: row.kept_days === null ? null : Number(row.kept_days),
  setAt: row.kept_set_at === null ? null : Number(row.kept_set_at),
});

/** What decides until when each workshop is kept. */
export async function listRetention(sql: Sql): Promise<(RetentionFacts & { id: string })[]> {
  return (await sql.all<Row>(SELECT)).map(toFacts);
}

/** The same of one; null when it is not there. */
export async function retentionOf(sql: Sql, workshopId: string): Promise<RetentionFacts | null> {
  const row = await sql.get<Row>(`${SELECT} WHERE w.id = ?`, workshopId);
  return row ? toFacts(row) : null;
}

export async function keepRetention(sql: Sql, workshopId: string, days: number, now: number): Promise<void> {
  await sql.run("UPDATE workshops SET kept_days = ?, kept_set_at = ? WHERE id = ?", days, now, workshopId);
}
