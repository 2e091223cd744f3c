import type { ActivityId } from "@longtable/shared/kernel/ids";
import type { Closing } from "@longtable/shared/workshop/agenda.schema";
import type { PhaseKey } from "@longtable/shared/workshop/phases";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import type { Sql } from "../../storage/storage.ts";

/** A place on the agenda. What was taken off keeps its place, so that it can come back to it. */
export interface AgendaRow {
  id: ActivityId;
  phase: PhaseKey;
  position: number;
  isRemoved: boolean;
}

/** Every activity, those taken off among them, in the order of the agenda within each phase. */
export async function agendaRows(sql: Sql, workshopId: string): Promise<AgendaRow[]> {
  const rows = await sql.all<{ id: ActivityId; phase: PhaseKey; position: number; removed_at: number | null }>(
    "SELECT id, phase, position, removed_at FROM activities WHERE workshop_id = ? ORDER BY position, id",
    workshopId,
  );
  return rows.map(({ removed_at, ...row }) => ({ ...row, isRemoved: removed_at !== null }));
}

/** Keeps the agenda in this order; only rows that moved are written. */
export async function writeOrder(sql: Sql, before: readonly AgendaRow[], order: readonly AgendaRow[]): Promise<void> {
  const known = new Map(before.map((row) => [row.id, row]));
  for (const [position, { id, phase }] of order.entries()) {
    const old = known.get(id);
    if (old?.position === position && old.phase === phase) continue;
    await sql.run("UPDATE activities SET position = ?, phase = ? WHERE id = ?", position, phase, id);
  }
}

/** What may be changed of an activity; `access` null for as usual. Boards and the phase are changed elsewhere. */
export type ActivityFields = Partial<
  Pick<Activity, "title" | "prompt" | "minutes" | "outputType" | "writing" | "place" | "isPreWork"> & {
    access: Activity["access"] | null;
  }
>;

const COLUMNS: Record<keyof ActivityFields, string> = {
  title: "title",
  prompt: "prompt",
  minutes: "minutes",
  outputType: "output_type",
  writing: "writing",
  place: "place",
  isPreWork: "is_pre_work",
  access: "access_json",
};

/** Changes the fields that are named. */
export async function changeActivity(sql: Sql, id: string, fields: ActivityFields): Promise<void> {
  for (const [name, column] of Object.entries(COLUMNS)) {
    const value = fields[name as keyof ActivityFields];
    if (value === undefined) continue;
    await sql.run(`UPDATE activities SET ${column} = ? WHERE id = ?`, kept(value), id);
  }
}

function kept(value: NonNullable<ActivityFields[keyof ActivityFields]> | null): string | number | null {
  if (typeof value === "boolean") return value ? 1 : null;
  return value !== null && typeof value === "object" ? JSON.stringify(value) : value;
}

/** Takes an activity off the agenda at a moment, or puts it back (null). */
export async function setRemoved(sql: Sql, id: string, at: number | null): Promise<void> {
  await sql.run("UPDATE activities SET removed_at = ? WHERE id = ?", at, id);
}

/** When it was last opened after being queued or closed, in milliseconds since 1970; null when it never ran. */
export async function startedAt(sql: Sql, id: string): Promise<number | null> {
  const row = await sql.get<{ started_at: number | null }>("SELECT started_at FROM activities WHERE id = ?", id);
  return row?.started_at == null ? null : Number(row.started_at);
}

export async function clearActivityBoards(sql: Sql, activityId: string): Promise<void> {
  await sql.run("DELETE FROM activity_boards WHERE activity_id = ?", activityId);
}

/** Logs that an activity was closed without what it was to make. */
export async function addClosing(sql: Sql, workshopId: string, { activityId, at, reason }: Closing): Promise<void> {
  await sql.run(
    `INSERT INTO activity_closings (workshop_id, seq, activity_id, at, reason)
     VALUES (?, (SELECT COALESCE(MAX(seq), 0) + 1 FROM activity_closings WHERE workshop_id = ?), ?, ?, ?)`,
    workshopId,
    workshopId,
    activityId,
    at,
    reason,
  );
}

/** Oldest first. */
export async function listClosings(sql: Sql, workshopId: string): Promise<Closing[]> {
  const rows = await sql.all<{ activity_id: ActivityId; at: number; reason: string | null }>(
    "SELECT activity_id, at, reason FROM activity_closings WHERE workshop_id = ? ORDER BY seq",
    workshopId,
  );
  return rows.map(({ activity_id, at, reason }) => ({ activityId: activity_id, at: Number(at), reason }));
}

/** Notes of people on the boards of each pre-work activity, and how many of them were there when a host last looked. */
export async function preWorkNotes(
  sql: Sql,
  workshopId: string,
): Promise<{ activityId: ActivityId; notes: number; opened: number }[]> {
  const rows = await sql.all<{ id: ActivityId; notes: number; opened_notes: number | null }>(
    `SELECT a.id, a.opened_notes,
       (SELECT COUNT(*) FROM notes n JOIN activity_boards l ON l.board_id = n.board_id
        WHERE l.activity_id = a.id AND n.seat_id IS NOT NULL) AS notes
     FROM activities a
     WHERE a.workshop_id = ? AND a.is_pre_work = 1 AND a.removed_at IS NULL ORDER BY a.position, a.id`,
    workshopId,
  );
  return rows.map(({ id, notes, opened_notes }) => ({
    activityId: id,
    notes: Number(notes),
    opened: Number(opened_notes ?? 0),
  }));
}

/** Whether notes of a board are counted for hosts as pre-work. */
export async function countsPreWork(sql: Sql, boardId: string): Promise<boolean> {
  const row = await sql.get(
    `SELECT 1 FROM activities a JOIN activity_boards l ON l.activity_id = a.id
     WHERE l.board_id = ? AND a.is_pre_work = 1 AND a.removed_at IS NULL LIMIT 1`,
    boardId,
  );
  return row !== undefined;
}

/** Remembers that hosts have seen so many notes of a pre-work activity. */
export async function setOpenedNotes(sql: Sql, id: string, notes: number): Promise<void> {
  await sql.run("UPDATE activities SET opened_notes = ? WHERE id = ?", notes, id);
}

/** True while an open pre-work activity takes notes on a board that everyone may see. */
export async function takesPreWork(sql: Sql, boardId: string): Promise<boolean> {
  const row = await sql.get<{ id: string }>(
    `SELECT a.id FROM activities a JOIN activity_boards l ON l.activity_id = a.id
     WHERE l.board_id = ? AND a.is_pre_work = 1 AND a.state = 'open' AND COALESCE(a.writing, '') <> 'alone' LIMIT 1`,
    boardId,
  );
  return row !== undefined;
}
