import type { Sql } from "../../storage/storage.ts";

/** Remembers that a story came with a file beside the first, which is on this server. */
export async function keepStoryOrigin(sql: Sql, workshopId: string, fromStory: string, toStory: string): Promise<void> {
  await sql.run(
    "INSERT INTO story_origins (from_story, to_story, workshop_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
    ...[fromStory, toStory, workshopId],
  );
}

/** Stories that were brought in as copies of this one, and copies of those; in no workshop where theirs was erased. */
export async function storyCopies(sql: Sql, storyId: string): Promise<{ id: string; workshopId: string | null }[]> {
  const found = new Map<string, string | null>();
  const ids = new Set([storyId]);
  for (const id of ids) {
    const rows = await sql.all<{ to_story: string; workshop_id: string | null }>(
      `SELECT o.to_story, s.workshop_id FROM story_origins o LEFT JOIN stories s ON s.id = o.to_story
       WHERE o.from_story = ?`,
      id,
    );
    for (const row of rows) {
      ids.add(row.to_story);
      found.set(row.to_story, row.workshop_id);
    }
  }
  return [...found].map(([id, workshopId]) => ({ id, workshopId }));
}
