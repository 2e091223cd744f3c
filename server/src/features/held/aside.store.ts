import type { Sql, SqlValue } from "../../storage/storage.ts";

/** A held note's whole row, kept while its owner is away. */
export type HeldAside = Record<string, SqlValue>;

/**
 * Takes what a seat wrote and nobody was shown out of the room and answers it, so that no reveal finds it: all of it, or only
 * what is still the owner's alone.
 */
export async function takeHeldAside(sql: Sql, seatId: string, which: "all" | "private"): Promise<HeldAside[]> {
  const where = which === "all" ? "seat_id = ?" : "seat_id = ? AND stage = 'private'";
  const rows = await sql.all<HeldAside>(`SELECT * FROM held_notes WHERE ${where}`, seatId);
  await sql.run(`DELETE FROM held_notes WHERE ${where}`, seatId);
  return rows.map((row) => ({ ...row }));
}

/** Puts back what `takeHeldAside` took, as it was. */
export async function putHeldBack(sql: Sql, rows: readonly HeldAside[]): Promise<void> {
  for (const row of rows) {
    const columns = Object.keys(row);
    const places = columns.map(() => "?").join(", ");
    await sql.run(
      `INSERT INTO held_notes (${columns.join(", ")}) VALUES (${places}) ON CONFLICT DO NOTHING`,
      ...Object.values(row),
    );
  }
}
