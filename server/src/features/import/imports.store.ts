import type { Sql } from "../../storage/storage.ts";

/** An import that was done: what was answered, and what it made as far as it can be taken back. */
export interface KeptImport {
  id: string;
  workshopId: string;
  boardId: string | null;
  result: unknown;
  made: unknown;
  isUndone: boolean;
  /** When it was done, in milliseconds since 1970. */
  at: number;
}

interface Row {
  id: string;
  workshop_id: string;
  board_id: string | null;
  at: number;
  result_json: string;
  made_json: string;
  undone_at: number | null;
}

const toImport = (row: Row): KeptImport => ({
  id: row.id,
  workshopId: row.workshop_id,
  boardId: row.board_id,
  result: JSON.parse(row.result_json) as unknown,
  made: JSON.parse(row.made_json) as unknown,
  isUndone: row.undone_at !== null,
  at: Number(row.at),
});

export async function findImport(sql: Sql, workshopId: string, id: string): Promise<KeptImport | null> {
  const row = await sql.get<Row>("SELECT * FROM imports WHERE workshop_id = ? AND id = ?", workshopId, id);
  return row ? toImport(row) : null;
}

/** What was brought in since a moment and not taken back, the newest first. */
export async function importsSince(sql: Sql, workshopId: string, since: number): Promise<KeptImport[]> {
  const text = "SELECT * FROM imports WHERE workshop_id = ? AND at >= ? AND undone_at IS NULL ORDER BY at DESC, id";
  return (await sql.all<Row>(text, workshopId, since)).map(toImport);
}

/** The workshop that was made by an import of this id; null when none was. */
export async function findNewWorkshop(sql: Sql, id: string): Promise<KeptImport | null> {
  const row = await sql.get<Row>("SELECT * FROM imports WHERE id = ?", id);
  return row ? toImport(row) : null;
}

export async function keepImport(
  sql: Sql,
  { id, workshopId, boardId, result, made, at }: Omit<KeptImport, "isUndone">,
): Promise<void> {
  await sql.run(
    "INSERT INTO imports (id, workshop_id, board_id, at, result_json, made_json) VALUES (?, ?, ?, ?, ?, ?)",
    id,
    workshopId,
    boardId,
    at,
    JSON.stringify(result),
    JSON.stringify(made),
  );
}

export async function markUndone(sql: Sql, workshopId: string, id: string, at: number): Promise<void> {
  await sql.run(
    "UPDATE imports SET undone_at = ?, made_json = 'null' WHERE workshop_id = ? AND id = ?",
    at,
    workshopId,
    id,
  );
}

/** Who took part before this workshop was here, as its file counted them; groups by id, each large enough to be shown. */
export interface Attendance {
  count: number;
  byGroup: Record<string, number>;
}

export async function keepAttendance(sql: Sql, workshopId: string, { count, byGroup }: Attendance): Promise<void> {
  const text = "INSERT INTO imported_attendance (workshop_id, count, groups_json) VALUES (?, ?, ?)";
  await sql.run(text, workshopId, count, JSON.stringify(byGroup));
}

/** Null for a workshop that was not imported. */
export async function importedAttendance(sql: Sql, workshopId: string): Promise<Attendance | null> {
  const text = "SELECT count, groups_json FROM imported_attendance WHERE workshop_id = ?";
  const row = await sql.get<{ count: number; groups_json: string }>(text, workshopId);
  return row ? { count: Number(row.count), byGroup: JSON.parse(row.groups_json) as Record<string, number> } : null;
}
