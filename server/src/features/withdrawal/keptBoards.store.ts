import type { Sql } from "../../storage/storage.ts";

interface Content {
  roots: Record<string, { id: string; text?: unknown }[] | undefined>;
}
type Owners = Record<string, string>;

/** Takes notes out of every board that was kept with them in it (METHODS I6). */
export async function eraseFromKept(sql: Sql, workshopId: string, noteIds: ReadonlySet<string>): Promise<void> {
  const kept = await sql.all<{ id: string }>("SELECT id FROM kept_boards WHERE workshop_id = ?", workshopId);
  // One after the other, each read once: a board of 2,000 notes is large.
  for (const { id } of kept) {
    const text = "SELECT content_json, owners_json FROM kept_boards WHERE id = ?";
    const row = await sql.get<{ content_json: string; owners_json: string }>(text, id);
    const content = JSON.parse(row?.content_json ?? "null") as Content | null;
    const before = content?.roots.notes ?? [];
    const notes = before.filter((note) => !noteIds.has(note.id));
    if (!row || !content || notes.length === before.length) continue;
    const owners = JSON.parse(row.owners_json) as Owners;
    const left = { ...content, roots: { ...content.roots, notes } };
    const known = Object.fromEntries(Object.entries(owners).filter(([noteId]) => !noteIds.has(noteId)));
    await sql.run(
      "UPDATE kept_boards SET content_json = ?, owners_json = ?, note_count = ? WHERE id = ?",
      JSON.stringify(left),
      JSON.stringify(known),
      notes.length,
      id,
    );
  }
}

/** Notes of a seat in kept boards, also those that are on no board any more. */
export async function keptNotesOfSeat(sql: Sql, workshopId: string, seatId: string) {
  const rows = await sql.all<{ board_id: string; owners_json: string }>(
    "SELECT board_id, owners_json FROM kept_boards WHERE workshop_id = ?",
    workshopId,
  );
  return rows.flatMap(({ board_id, owners_json }) =>
    Object.entries(JSON.parse(owners_json) as Owners).flatMap(([noteId, owner]) =>
      owner === seatId ? [{ boardId: board_id, noteId }] : [],
    ),
  );
}
