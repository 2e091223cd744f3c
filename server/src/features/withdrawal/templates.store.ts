import type { Sql } from "../../storage/storage.ts";
import type { NoteAt } from "./origins.store.ts";

interface Body {
  boards: { key: string; notes?: { noteId?: string; text: string }[] }[];
}

/** Takes notes out of the templates that were made of a workshop's boards: by their ids, or in the very words they had. */
export async function eraseFromTemplates(
  sql: Sql,
  workshopId: string,
  notes: readonly NoteAt[],
  wordings: readonly string[],
): Promise<void> {
  const gone = new Set(notes.map(({ boardId, noteId }) => `${boardId} ${noteId}`));
  const words = new Set(wordings.map((text) => text.trim()));
  const boardIds = new Set(notes.map(({ boardId }) => boardId));
  const rows = await sql.all<{ id: string; body_json: string }>(
    "SELECT id, body_json FROM saved_templates WHERE workshop_id = ?",
    workshopId,
  );
  for (const { id, body_json } of rows) {
    const body = JSON.parse(body_json) as Body;
    const boards = body.boards.map((board) => {
      if (!board.notes || !boardIds.has(board.key)) return board;
      const left = board.notes.filter(({ noteId, text }) =>
        noteId === undefined ? !words.has(text.trim()) : !gone.has(`${board.key} ${noteId}`),
      );
      return left.length === board.notes.length ? board : { ...board, notes: left };
    });
    if (boards.every((board, index) => board === body.boards[index])) continue;
    await sql.run("UPDATE saved_templates SET body_json = ? WHERE id = ?", JSON.stringify({ ...body, boards }), id);
  }
}
