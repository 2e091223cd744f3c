import type { Sql } from "../../storage/storage.ts";

/** Tables whose ids stand for one thing on the whole server. */
const WIDE = [
  "boards",
  "activities",
  "rounds",
  "decisions",
  "proposals",
  "quick_checks",
  "reflection_wheels",
  "commitments",
  "idea_box",
  "stories",
  "pins",
  "scenarios",
  "kept_boards",
  "breakout_tables",
  "measures",
  "measure_readings",
];

/** Ids asked for in one question. */
const AT_ONCE = 500;

/** Which of these ids something on this server has, whatever it is. */
export async function takenIds(sql: Sql, ids: readonly string[]): Promise<Set<string>> {
  const taken = new Set<string>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const marks = some.map(() => "?").join(", ");
    for (const table of WIDE) {
      const rows = await sql.all<{ id: string }>(`SELECT id FROM ${table} WHERE id IN (${marks})`, ...some);
      for (const { id } of rows) taken.add(id);
    }
  }
  return taken;
}

/** Remembers a new board's notes, nobody's in particular; many at once, because a file may bring thousands. */
export async function addNoteRows(
  sql: Sql,
  workshopId: string,
  boardId: string,
  ids: readonly string[],
): Promise<void> {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    await sql.run(
      `INSERT INTO notes (board_id, id, workshop_id) VALUES ${some.map(() => "(?, ?, ?)").join(", ")}`,
      ...some.flatMap((id) => [boardId, id, workshopId]),
    );
  }
}

/** Of these stories, those that were taken back on this server. */
export async function withdrawnStories(sql: Sql, ids: readonly string[]): Promise<Set<string>> {
  const gone = new Set<string>();
  for (const id of ids) {
    const row = await sql.get("SELECT 1 FROM stories WHERE id = ? AND withdrawn_at IS NOT NULL", id);
    if (row !== undefined) gone.add(id);
  }
  return gone;
}

/** Takes a board and the activity it came with away, as long as nothing was done with either; answers whether it did. */
export async function dropUnused(
  sql: Sql,
  { boardId, activityId }: { boardId: string; activityId: string },
): Promise<boolean> {
  const used = await sql.get(
    `SELECT 1 FROM activities WHERE id = ? AND (state <> 'queued' OR started_at IS NOT NULL)
     UNION SELECT 1 FROM rounds WHERE board_id = ? OR activity_id = ?
     UNION SELECT 1 FROM activity_boards WHERE board_id = ? AND activity_id <> ?
     UNION SELECT 1 FROM activity_boards WHERE activity_id = ? AND board_id <> ?
     UNION SELECT 1 FROM boards WHERE origin_id = ? OR based_on_id = ?`,
    activityId,
    boardId,
    activityId,
    boardId,
    activityId,
    activityId,
    boardId,
    boardId,
    boardId,
  );
  if (used !== undefined) return false;
  for (const table of ["board_updates", "board_snapshots", "board_clients", "notes", "held_notes", "activity_boards"]) {
    await sql.run(`DELETE FROM ${table} WHERE board_id = ?`, boardId);
  }
  await sql.run("DELETE FROM boards WHERE id = ?", boardId);
  await sql.run("DELETE FROM activities WHERE id = ?", activityId);
  return true;
}
