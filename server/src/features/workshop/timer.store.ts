import type { Sql } from "../../storage/storage.ts";
import { workshopById } from "./workshop.store.ts";

/** Whether the timer stands still because this activity does. */
export async function isTimerStoppedWith(sql: Sql, id: string, activityId: string): Promise<boolean> {
  const text = "SELECT 1 FROM workshops WHERE id = ? AND timer_stopped_with = ?";
  return (await sql.get(text, id, activityId)) !== undefined;
}

/** Whether the timer stands still, whoever stopped it. */
export async function isTimerPaused(sql: Sql, id: string): Promise<boolean> {
  return (await workshopById(sql, id))?.timer?.leftMs !== undefined;
}
