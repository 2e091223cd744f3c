import type { Scope } from "@longtable/shared/story/story.types";
import type { Sql } from "../../storage/storage.ts";

interface Tombstone {
  id: string;
  scope: Scope | null;
}

/**
 * Keeps what is left of stories that were taken back to the last `most`, and one more for each circle: whoever tells and takes
 * back without end fills nothing. What rested on an older one rests on another of the same circle, and goes no further than before.
 */
export async function foldTombstones(sql: Sql, workshopId: string, most: number): Promise<void> {
  const all = await sql.all<Tombstone>(
    "SELECT id, scope FROM stories WHERE workshop_id = ? AND withdrawn_at IS NOT NULL ORDER BY withdrawn_at DESC, id",
    workshopId,
  );
  const heirs = new Map(all.slice(0, most).map(({ id, scope }) => [scope, id]));
  for (const { id, scope } of all.slice(most)) {
    const heir = heirs.get(scope);
    if (heir !== undefined) await fold(sql, id, heir);
    else heirs.set(scope, id);
  }
}

async function fold(sql: Sql, id: string, heir: string): Promise<void> {
  await sql.run(
    `INSERT INTO story_links (story_id, board_id, note_id, step_id, workshop_id)
     SELECT ?, board_id, note_id, step_id, workshop_id FROM story_links WHERE story_id = ? ON CONFLICT DO NOTHING`,
    heir,
    id,
  );
  await sql.run("DELETE FROM story_links WHERE story_id = ?", id);
  await sql.run("DELETE FROM story_origins WHERE from_story = ? OR to_story = ?", id, id);
  await sql.run("DELETE FROM stories WHERE id = ?", id);
}
