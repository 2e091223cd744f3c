import type { Sql } from "../../storage/storage.ts";

interface Kept {
  id: string;
  content: { roots: Record<string, { id: string; text?: unknown }[] | undefined> };
  owners: Record<string, string>;
}

/** Boards kept under a name whose stored text has one of these ids in it. */
async function keptWith(sql: Sql, workshopId: string, column: "content_json" | "owners_json", ids: Iterable<string>) {
  const found = new Map<string, Kept>();
  for (const id of ids) {
    const rows = await sql.all<{ id: string; content_json: string; owners_json: string }>(
      `SELECT id, content_json, owners_json FROM kept_boards WHERE workshop_id = ? AND INSTR(${column}, ?) > 0`,
      workshopId,
      JSON.stringify(id),
    );
    for (const row of rows) {
      if (found.has(row.id)) continue;
      const content = JSON.parse(row.content_json) as Kept["content"];
      found.set(row.id, { id: row.id, content, owners: JSON.parse(row.owners_json) as Kept["owners"] });
    }
  }
  return [...found.values()];
}

/** Takes notes out of every board that was kept with them in it (METHODS I6). */
export async function eraseFromKept(sql: Sql, workshopId: string, noteIds: ReadonlySet<string>): Promise<void> {
  for (const { id, content, owners } of await keptWith(sql, workshopId, "content_json", noteIds)) {
    const notes = (content.roots.notes ?? []).filter((note) => !noteIds.has(note.id));
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
  const rows = await sql.all<{ id: string; board_id: string }>(
    "SELECT id, board_id FROM kept_boards WHERE workshop_id = ?",
    workshopId,
  );
  const boardOf = new Map(rows.map(({ id, board_id }) => [id, board_id]));
  const kept = rows.length === 0 ? [] : await keptWith(sql, workshopId, "owners_json", [seatId]);
  return kept.flatMap(({ id, owners }) =>
    Object.entries(owners).flatMap(([noteId, owner]) =>
      owner === seatId ? [{ boardId: boardOf.get(id) ?? "", noteId }] : [],
    ),
  );
}
