import { TAKEN_BACK } from "@longtable/shared/withdrawal/withdrawal.schema";
import type { Sql } from "../../storage/storage.ts";

/** What tables beside the boards know of a workshop's notes: by note, JSON with its text in it or the text itself. */
const KEPT = `
  SELECT note_id AS id, text AS words, 0 AS is_json FROM shortlist WHERE workshop_id = ?
  UNION ALL SELECT id, note_json, 1 FROM held_notes WHERE workshop_id = ?
  UNION ALL SELECT from_note, print_json, 1 FROM note_links WHERE workshop_id = ?
  UNION ALL SELECT note_id, before_json, 1 FROM note_deeds WHERE workshop_id = ? AND before_json IS NOT NULL
  UNION ALL SELECT note_id, after_json, 1 FROM note_deeds WHERE workshop_id = ? AND after_json IS NOT NULL`;

interface Row {
  id: string;
  words: string;
  is_json: number;
}

/** Wordings of notes as they were voted on, marked, held back, copied, changed or kept. */
export async function wordingsKept(sql: Sql, workshopId: string, noteIds: ReadonlySet<string>): Promise<string[]> {
  const rows = await sql.all<Row>(KEPT, ...new Array<string>(5).fill(workshopId));
  const rounds = await sql.all<{ candidates_json: string }>(
    "SELECT candidates_json FROM rounds WHERE workshop_id = ?",
    workshopId,
  );
  const candidates = rounds.flatMap(
    ({ candidates_json }) => JSON.parse(candidates_json) as { noteId: string; text: string }[],
  );
  const texts = [
    ...rows.filter(({ id }) => noteIds.has(id)).map(({ words, is_json }) => (is_json ? textIn(words) : words)),
    ...candidates.filter(({ noteId }) => noteIds.has(noteId)).map(({ text }) => text),
    ...(await wordingsInKeptBoards(sql, workshopId, noteIds)),
  ];
  return [...new Set(texts.filter((text): text is string => typeof text === "string" && text !== TAKEN_BACK))];
}

const textIn = (json: string): unknown => (JSON.parse(json) as { text?: unknown } | null)?.text;

async function wordingsInKeptBoards(sql: Sql, workshopId: string, noteIds: ReadonlySet<string>): Promise<unknown[]> {
  const rows = await sql.all<{ content_json: string }>(
    "SELECT content_json FROM kept_boards WHERE workshop_id = ?",
    workshopId,
  );
  return rows.flatMap(({ content_json }) => {
    const { roots } = JSON.parse(content_json) as { roots: { notes?: { id: string; text?: unknown }[] } };
    return (roots.notes ?? []).filter(({ id }) => noteIds.has(id)).map(({ text }) => text);
  });
}
