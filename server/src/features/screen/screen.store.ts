import { UNTOUCHED } from "@longtable/shared/screen/screen.rules";
import type { WallState } from "@longtable/shared/screen/screen.schema";
import type { Sql } from "../../storage/storage.ts";

/** How a workshop's screens are driven, without the moment of sending. */
export type KeptWall = Omit<WallState, "now">;

export async function readWall(sql: Sql, workshopId: string): Promise<KeptWall> {
  const text = "SELECT wall_json FROM walls WHERE workshop_id = ?";
  const row = await sql.get<{ wall_json: string }>(text, workshopId);
  return row ? (JSON.parse(row.wall_json) as KeptWall) : UNTOUCHED;
}

export async function keepWall(sql: Sql, workshopId: string, wall: KeptWall): Promise<void> {
  const text = `INSERT INTO walls (workshop_id, wall_json) VALUES (?, ?)
    ON CONFLICT (workshop_id) DO UPDATE SET wall_json = excluded.wall_json`;
  await sql.run(text, workshopId, JSON.stringify(wall));
}
