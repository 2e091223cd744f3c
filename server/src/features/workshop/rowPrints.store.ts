import { createHash } from "node:crypto";
import type { Sql, SqlValue } from "../../storage/storage.ts";
import { AFTERWARDS, BY_WORKSHOP } from "./erasure.store.ts";

/** Tables about people and the moment, or with a row for each note or picture: nothing a file brings is told by them. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  ...["participants", "seats", "receipts", "tickets", "hosting", "walls", "removed_people", "adjustment_requests"],
  ...["room_leads", "room_hands", "room_ready", "room_extra_time", "room_pauses", "room_pause_replies"],
  ...["table_settings", "note_deeds", "take_backs", "suggestions", "erased_notes", "withdrawals", "saved_templates"],
  ...["erased_people", "ended_tokens"],
  // What came of what was undone is followed through what was undone.
  ...["note_origins", "story_origins", "pin_origins", "pin_answers_before", "scenario_origins"],
  ...[
    "notes",
    "images",
    "imports",
    "imported_attendance",
    "scenarios_off",
    "vote_log",
    "report_plans",
    "follow_through",
  ],
]);

const TABLES = [...BY_WORKSHOP, ...AFTERWARDS].filter((table) => !PASSED_OVER.has(table));

/** Where a row stands among others may change without anybody touching it. */
const NOT_ITS_OWN: ReadonlySet<string> = new Set(["position"]);

/** One row of a workshop; `print` is another as soon as anything but its place among others changes. */
export interface PrintedRow {
  table: string;
  values: Readonly<Record<string, SqlValue>>;
  print: string;
}

/** Everything a workshop has that a file could have brought, row by row. */
export async function printedRows(sql: Sql, workshopId: string): Promise<PrintedRow[]> {
  const found: PrintedRow[] = [];
  const take = (table: string, rows: readonly Record<string, SqlValue>[]) => {
    for (const values of rows) found.push({ table, values, print: printOf(table, values) });
  };
  for (const table of TABLES) take(table, await sql.all(`SELECT * FROM ${table} WHERE workshop_id = ?`, workshopId));
  const links = "SELECT l.* FROM activity_boards l JOIN boards b ON b.id = l.board_id WHERE b.workshop_id = ?";
  take("activity_boards", await sql.all(links, workshopId));
  return found;
}

function printOf(table: string, values: PrintedRow["values"]): string {
  const hash = createHash("sha256").update(table);
  for (const [name, value] of Object.entries(values)) {
    if (NOT_ITS_OWN.has(name)) continue;
    const bytes =
      value instanceof Uint8Array ? value : JSON.stringify(typeof value === "bigint" ? String(value) : value);
    hash.update(`|${name}=`).update(bytes);
  }
  return hash.digest("base64url").slice(0, 16);
}

/** Takes a row away, as it was read. */
export async function removeRow(sql: Sql, { table, values }: PrintedRow): Promise<void> {
  const columns = Object.entries(values);
  const same = columns.map(([name]) => `${name} IS ?`).join(" AND ");
  await sql.run(`DELETE FROM ${table} WHERE ${same}`, ...columns.map(([, value]) => value));
}

/** How often a board's document was written to since it came; 1 for one that nobody has touched. */
export async function boardWrites(sql: Sql, boardId: string): Promise<number> {
  const text = `SELECT MAX(seq) AS seq FROM (SELECT seq FROM board_updates WHERE board_id = ?
    UNION ALL SELECT seq FROM board_snapshots WHERE board_id = ?)`;
  return Number((await sql.get<{ seq: number | null }>(text, boardId, boardId))?.seq ?? 0);
}

/** Ids of the notes on a board. */
export async function noteIdsOn(sql: Sql, boardId: string): Promise<string[]> {
  return (await sql.all<{ id: string }>("SELECT id FROM notes WHERE board_id = ?", boardId)).map(({ id }) => id);
}

const BELOW: Readonly<Record<string, { column: string; tables: readonly string[] }>> = {
  boards: { column: "board_id", tables: ["board_updates", "board_snapshots", "board_clients", "notes"] },
  rounds: { column: "round_id", tables: ["open_ballots", "published_ballots", "round_extra_time"] },
  proposals: { column: "proposal_id", tables: ["proposal_answers"] },
  quick_checks: { column: "check_id", tables: ["quick_check_answers"] },
};

/** Takes away what hangs on a row and has no workshop of its own: a board's journal, a round's ballots. */
export async function removeBelow(sql: Sql, { table, values }: PrintedRow): Promise<void> {
  const below = BELOW[table];
  for (const one of below?.tables ?? [])
    await sql.run(`DELETE FROM ${one} WHERE ${below?.column} = ?`, values.id ?? null);
}

/** Takes the newest entries off the log of votes, where they are the newest; answers whether they were. */
export async function dropLogTail(sql: Sql, workshopId: string, from: number, to: number): Promise<boolean> {
  const last = await lastLogEntry(sql, workshopId);
  if (last !== to) return false;
  await sql.run("DELETE FROM vote_log WHERE workshop_id = ? AND seq > ?", workshopId, from);
  return true;
}

/** Number of the newest entry in the log of votes; 0 without one. */
export async function lastLogEntry(sql: Sql, workshopId: string): Promise<number> {
  const text = "SELECT MAX(seq) AS seq FROM vote_log WHERE workshop_id = ?";
  return Number((await sql.get<{ seq: number | null }>(text, workshopId))?.seq ?? 0);
}
