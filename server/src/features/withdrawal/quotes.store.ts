import { isSame, takingOut } from "@longtable/shared/withdrawal/quotes.rules";
import { TAKEN_BACK } from "@longtable/shared/withdrawal/withdrawal.schema";
import type { PatchPart } from "@longtable/shared/workshop/workshop.patch";
import type { Sql, SqlValue } from "../../storage/storage.ts";

/** Words that are taken back, and the notes they were in: what hosts made of them names one of these. */
export interface TakenWords {
  noteIds: ReadonlySet<string>;
  wordings: readonly string[];
}

interface Place {
  table: string;
  /** Columns that name a row. */
  keys: readonly string[];
  /** Columns of plain text, and of JSON with texts in it. */
  texts: readonly string[];
  json?: readonly string[];
  /** A column that holds ids of what the row is about, alone or in a list. */
  about?: string;
  slices: readonly PatchPart[];
}

/**
 * Where hosts write down what came of notes, often in the notes' own words. What participants write themselves is theirs and
 * not touched. The titles of votes stay, because the vote log's chain holds them.
 */
const PLACES: readonly Place[] = [
  { table: "decisions", keys: ["id"], texts: ["question"], about: "id", slices: ["decisions"] },
  {
    table: "proposals",
    keys: ["id"],
    texts: ["text"],
    json: ["history_json"],
    about: "note_ids_json",
    slices: ["agreements"],
  },
  { table: "idea_responses", keys: ["note_id"], texts: ["reason"], about: "note_id", slices: ["followThrough"] },
  { table: "commitments", keys: ["id"], texts: ["what"], about: "decision_id", slices: ["followThrough"] },
  { table: "question_versions", keys: ["version"], texts: ["text"], about: "decision_id", slices: ["workshop"] },
  { table: "agreement_versions", keys: ["version"], texts: [], json: ["lines_json"], slices: ["workshop"] },
  { table: "quick_checks", keys: ["id"], texts: ["question"], slices: ["checks"] },
  { table: "activities", keys: ["id"], texts: ["title", "prompt"], slices: ["activities", "agenda"] },
  { table: "report_plans", keys: [], texts: [], json: ["plan_json"], slices: [] },
];

type Row = Record<string, SqlValue>;

/**
 * Takes the words of notes out of what hosts wrote about these notes, in whatever part of it; answers which parts of the state
 * that changed. What names none of them stays, however alike it reads: else anybody's note could blank what hosts wrote.
 */
export async function eraseQuotes(sql: Sql, workshopId: string, words: TakenWords): Promise<PatchPart[]> {
  if (words.wordings.length === 0 || words.noteIds.size === 0) return [];
  const about = new Set([...words.noteIds, ...(await decisionsOn(sql, workshopId, words.noteIds))]);
  const linked = PLACES.filter((place) => place.about !== undefined);
  return cleanRows(sql, workshopId, linked, takingOut(words.wordings, true), (id) => about.has(id));
}

/** Takes out of all that hosts wrote in a workshop what a host erases that was sent without a name: nothing there names it. */
export async function eraseWords(sql: Sql, workshopId: string, wording: string): Promise<PatchPart[]> {
  return cleanRows(sql, workshopId, PLACES, takingOut([wording], false));
}

/** Cleans the rows of these places, or of them those about what is named; answers the slices that changed. */
async function cleanRows(
  sql: Sql,
  workshopId: string,
  places: readonly Place[],
  clean: (text: string) => string,
  isNamed?: (id: string) => boolean,
): Promise<PatchPart[]> {
  const changed = new Set<PatchPart>();
  for (const place of places) {
    const { table, keys, texts, json = [], about } = place;
    const list = [...new Set([...keys, ...texts, ...json, ...(about ? [about] : [])])].join(", ");
    for (const row of await sql.all<Row>(`SELECT ${list} FROM ${table} WHERE workshop_id = ?`, workshopId)) {
      if (isNamed && !(about && idsIn(row[about]).some(isNamed))) continue;
      if (await cleanRow(sql, workshopId, place, row, clean)) for (const slice of place.slices) changed.add(slice);
    }
  }
  return [...changed];
}

async function cleanRow(
  sql: Sql,
  workshopId: string,
  { table, keys, texts, json = [] }: Place,
  row: Row,
  clean: (text: string) => string,
): Promise<boolean> {
  let isChanged = false;
  for (const column of [...texts, ...json]) {
    const before = String(row[column] ?? "");
    const after = json.includes(column) ? JSON.stringify(mapTexts(JSON.parse(before), clean)) : clean(before);
    if (after === before || (json.includes(column) && after === JSON.stringify(JSON.parse(before)))) continue;
    const where = ["workshop_id", ...keys].map((key) => `${key} = ?`).join(" AND ");
    const named = keys.map((key) => row[key] ?? null);
    await sql.run(`UPDATE ${table} SET ${column} = ? WHERE ${where}`, after, workshopId, ...named);
    isChanged = true;
  }
  return isChanged;
}

/** What stands in the question and the agreement in the words of a suggestion, alone or within others. */
export async function eraseTaken(sql: Sql, workshopId: string, suggestion: string): Promise<PatchPart[]> {
  const quoted = await eraseWords(sql, workshopId, suggestion);
  const places = PLACES.filter(({ table }) => SUGGESTED.has(table));
  const clean = (text: string) => (isSame(text, suggestion) ? TAKEN_BACK : text);
  return [...new Set([...quoted, ...(await cleanRows(sql, workshopId, places, clean))])];
}

const SUGGESTED: ReadonlySet<string> = new Set(["question_versions", "agreement_versions"]);

/**
 * Decisions and proposals that rest on these notes, or name a vote on them and no note: what follows from them is about the notes
 * too.
 */
async function decisionsOn(sql: Sql, workshopId: string, noteIds: ReadonlySet<string>): Promise<string[]> {
  const rows = await sql.all<{ id: string; note_ids_json: string }>(
    `SELECT d.id, CASE WHEN d.note_ids_json = '[]' AND r.id IS NOT NULL
         THEN (SELECT json_group_array(json_extract(c.value, '$.noteId')) FROM json_each(r.candidates_json) c)
         ELSE d.note_ids_json END AS note_ids_json
       FROM decisions d LEFT JOIN rounds r ON r.id = d.round_id WHERE d.workshop_id = ?
     UNION ALL SELECT id, note_ids_json FROM proposals WHERE workshop_id = ?`,
    workshopId,
    workshopId,
  );
  return rows.flatMap(({ id, note_ids_json }) => (idsIn(note_ids_json).some((one) => noteIds.has(one)) ? [id] : []));
}

/** One id, or a list of them as JSON. */
function idsIn(value: SqlValue | undefined): string[] {
  if (typeof value !== "string") return [];
  return value.startsWith("[") ? (JSON.parse(value) as string[]) : [value];
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, change)]));
}
