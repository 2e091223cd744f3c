import { isSame, withoutWords } from "@longtable/shared/withdrawal/quotes.rules";
import { TAKEN_BACK } from "@longtable/shared/withdrawal/withdrawal.schema";
import type { PatchPart } from "@longtable/shared/workshop/workshop.patch";
import type { Sql, SqlValue } from "../../storage/storage.ts";

/** Words that are taken back, and what they were in: everything that hosts made of them names one of these. */
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
  { table: "decisions", keys: ["id"], texts: ["question"], about: "note_ids_json", slices: ["decisions"] },
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

/** Takes words out of all that hosts wrote in a workshop in these very words; answers which parts of the state that changed. */
export async function eraseQuotes(sql: Sql, workshopId: string, words: TakenWords): Promise<PatchPart[]> {
  if (words.wordings.length === 0) return [];
  const about = new Set([...words.noteIds, ...(await decisionsOn(sql, workshopId, words.noteIds))]);
  const changed = new Set<PatchPart>();
  for (const place of PLACES) {
    const columns = [...place.keys, ...place.texts, ...(place.json ?? []), ...(place.about ? [place.about] : [])];
    const list = [...new Set(columns)].join(", ");
    for (const row of await sql.all<Row>(`SELECT ${list} FROM ${place.table} WHERE workshop_id = ?`, workshopId)) {
      const isAbout = place.about !== undefined && idsIn(row[place.about]).some((id) => about.has(id));
      if (await cleanRow(sql, workshopId, place, row, (text) => withoutWords(text, words.wordings, isAbout)))
        for (const slice of place.slices) changed.add(slice);
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
  const quoted = await eraseQuotes(sql, workshopId, { noteIds: new Set(), wordings: [suggestion] });
  const clean = (text: string) => (isSame(text, suggestion) ? TAKEN_BACK : text);
  const changed = new Set<PatchPart>(quoted);
  for (const place of PLACES.filter(({ table }) => SUGGESTED.has(table))) {
    const columns = [...place.keys, ...place.texts, ...(place.json ?? [])].join(", ");
    for (const row of await sql.all<Row>(`SELECT ${columns} FROM ${place.table} WHERE workshop_id = ?`, workshopId)) {
      if (await cleanRow(sql, workshopId, place, row, clean)) for (const slice of place.slices) changed.add(slice);
    }
  }
  return [...changed];
}

const SUGGESTED: ReadonlySet<string> = new Set(["question_versions", "agreement_versions"]);

/** Decisions and proposals that rest on these notes: what follows from them is about the notes too. */
async function decisionsOn(sql: Sql, workshopId: string, noteIds: ReadonlySet<string>): Promise<string[]> {
  const rows = await sql.all<{ id: string; note_ids_json: string }>(
    `SELECT id, note_ids_json FROM decisions WHERE workshop_id = ?
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
