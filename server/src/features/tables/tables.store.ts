import type { TableDeedId, TableId } from "@longtable/shared/kernel/ids";
import type { CopyStart, SeatingWay, TableDeed } from "@longtable/shared/tables/tables.types";
import type { Sql } from "../../storage/storage.ts";

/** A breakout table as kept. */
export interface StoredTable {
  id: TableId;
  label: string;
  position: number;
  /** How many may choose it; null where people do not choose. */
  seats: number | null;
  /** When it ended, in milliseconds since 1970. */
  endedAt: number | null;
}

interface TableRow {
  id: TableId;
  label: string;
  position: number;
  seats: number | null;
  ended_at: number | null;
}

const toTable = (row: TableRow): StoredTable => ({
  id: row.id,
  label: row.label,
  position: Number(row.position),
  seats: row.seats === null ? null : Number(row.seats),
  endedAt: row.ended_at === null ? null : Number(row.ended_at),
});

/** A workshop's tables in order, ended ones after the others. */
export async function listTables(sql: Sql, workshopId: string): Promise<StoredTable[]> {
  const rows = await sql.all<TableRow>(
    "SELECT * FROM breakout_tables WHERE workshop_id = ? ORDER BY position, id",
    workshopId,
  );
  const tables = rows.map(toTable);
  return [...tables.filter(({ endedAt }) => endedAt === null), ...tables.filter(({ endedAt }) => endedAt !== null)];
}

/** Writes a table, or what it has become. */
export async function putTable(sql: Sql, workshopId: string, table: StoredTable): Promise<void> {
  await sql.run(
    `INSERT INTO breakout_tables (id, workshop_id, position, label, seats, ended_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET position = excluded.position, label = excluded.label, seats = excluded.seats,
       ended_at = excluded.ended_at`,
    table.id,
    workshopId,
    table.position,
    table.label,
    table.seats,
    table.endedAt,
  );
}

/** What holds for all of a workshop's tables. */
export interface TableSettings {
  way: SeatingWay;
  mayVolunteer: boolean;
  copyStart: CopyStart;
  message: { id: string; text: string; at: number } | null;
  undo: Arrangement | null;
}

/** How everybody sat before something was done, so that it can be taken back. */
export interface Arrangement {
  id: TableDeedId;
  deed: TableDeed;
  way: SeatingWay;
  tables: StoredTable[];
  /** By participant: their table, and whether they were its host. */
  people: [string, TableId | null, boolean][];
  /** Whom it moved, and where to: who has sat down elsewhere since stays there. */
  moved?: [string, TableId | null, boolean][];
  /** Activities that came back into the room because the tables ended. */
  activityIds?: string[];
}

interface SettingsRow {
  way: SeatingWay;
  may_volunteer: number;
  copy_start: CopyStart;
  message_json: string | null;
  undo_json: string | null;
}

/** A workshop's settings; the usual ones before anything was done. */
export async function readSettings(sql: Sql, workshopId: string): Promise<TableSettings> {
  const row = await sql.get<SettingsRow>("SELECT * FROM table_settings WHERE workshop_id = ?", workshopId);
  if (!row) return { way: "mixed", mayVolunteer: true, copyStart: "hosts", message: null, undo: null };
  return {
    way: row.way,
    mayVolunteer: row.may_volunteer === 1,
    copyStart: row.copy_start,
    message: row.message_json === null ? null : (JSON.parse(row.message_json) as TableSettings["message"]),
    undo: row.undo_json === null ? null : (JSON.parse(row.undo_json) as Arrangement),
  };
}

export async function changeSettings(sql: Sql, workshopId: string, change: Partial<TableSettings>): Promise<void> {
  const { way, mayVolunteer, copyStart, message, undo } = { ...(await readSettings(sql, workshopId)), ...change };
  await sql.run(
    `INSERT INTO table_settings (workshop_id, way, may_volunteer, copy_start, message_json, undo_json)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (workshop_id) DO UPDATE SET way = excluded.way, may_volunteer = excluded.may_volunteer,
       copy_start = excluded.copy_start, message_json = excluded.message_json, undo_json = excluded.undo_json`,
    workshopId,
    way,
    mayVolunteer ? 1 : 0,
    copyStart,
    message && JSON.stringify(message),
    undo && JSON.stringify(undo),
  );
}
