import type { BoardId, NoteId, WorkshopId } from "@longtable/shared/kernel/ids";
import type { WorkshopTemplate } from "@longtable/shared/workshop/templates/template.types";
import { templateById } from "@longtable/shared/workshop/templates/templates";
import type { Sql } from "../../storage/storage.ts";

/** Templates that one server keeps of its own. */
export const MOST_SAVED = 200;

interface Row {
  id: string;
  body_json: string;
}

const fromRow = ({ id, body_json }: Row): WorkshopTemplate => ({ ...(JSON.parse(body_json) as WorkshopTemplate), id });

/**
 * Keeps a template.
 *
 * @param workshopId - the workshop whose words are in it and with which it is erased; null for a structure alone.
 */
export async function saveTemplate(
  sql: Sql,
  template: WorkshopTemplate,
  { workshopId, now }: { workshopId: WorkshopId | null; now: number },
): Promise<void> {
  const { id, ...body } = template;
  await sql.run(
    "INSERT INTO saved_templates (id, workshop_id, body_json, made_at) VALUES (?, ?, ?, ?)",
    id,
    workshopId,
    JSON.stringify(body),
    now,
  );
}

/** The server's own templates, newest first. */
export async function savedTemplates(sql: Sql): Promise<WorkshopTemplate[]> {
  return (await sql.all<Row>("SELECT id, body_json FROM saved_templates ORDER BY made_at DESC, id")).map(fromRow);
}

/** A template that everybody has, or one of the server's own; null when there is none. */
export async function findTemplate(sql: Sql, id: string): Promise<WorkshopTemplate | null> {
  const known = templateById(id);
  if (known) return known;
  const row = await sql.get<Row>("SELECT id, body_json FROM saved_templates WHERE id = ?", id);
  return row ? fromRow(row) : null;
}

/** False when there was none. */
export async function removeTemplate(sql: Sql, id: string): Promise<boolean> {
  const row = await sql.get<{ id: string }>("SELECT id FROM saved_templates WHERE id = ?", id);
  if (row) await sql.run("DELETE FROM saved_templates WHERE id = ?", id);
  return row !== undefined && row !== null;
}

/** The notes of a board that hosts wrote in their own name, or that it began with. */
export async function notesOfHosts(sql: Sql, boardId: BoardId): Promise<ReadonlySet<NoteId>> {
  const rows = await sql.all<{ id: NoteId }>(
    `SELECT n.id FROM notes n LEFT JOIN seats s ON s.id = n.seat_id
     WHERE n.board_id = ? AND COALESCE(n.is_by_proxy, 0) = 0
       AND (n.seat_id IS NULL OR (s.id IS NOT NULL AND s.participant_id IS NULL))`,
    boardId,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Remembers a note that a board begins with: nobody in the room wrote it. */
export async function addStarterRow(
  sql: Sql,
  note: { id: string; boardId: string; workshopId: string },
): Promise<void> {
  await sql.run(
    "INSERT INTO notes (board_id, id, workshop_id, seat_id) VALUES (?, ?, ?, NULL) ON CONFLICT DO NOTHING",
    note.boardId,
    note.id,
    note.workshopId,
  );
}
