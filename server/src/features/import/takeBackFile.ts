import type { Sql } from "../../storage/storage.ts";

/** One row of what a workshop holds, as the neighbours print it. */
interface Row {
  table: string;
  values: Readonly<Record<string, unknown>>;
  print: string;
}

/** What is needed to tell what a file brought, and to take it away. All of it within one transaction. */
export interface BroughtRows {
  printedRows(sql: Sql, workshopId: string): Promise<Row[]>;
  removeRow(sql: Sql, row: Row): Promise<void>;
  removeBelow(sql: Sql, row: Row): Promise<void>;
  boardWrites(sql: Sql, boardId: string): Promise<number>;
  noteIdsOn(sql: Sql, boardId: string): Promise<string[]>;
  lastLogEntry(sql: Sql, workshopId: string): Promise<number>;
  dropLogTail(sql: Sql, workshopId: string, from: number, to: number): Promise<boolean>;
}

/** What a file's import made, as prints: no words of it are kept a second time. */
export interface MadeByFile {
  kind: "file";
  /** Prints of what was there before, and of what came. */
  before: string[];
  brought: string[];
  /** The rows that came, by table and id. */
  names: string[];
  /** Newest entry of the votes' log before and after. */
  log: [number, number];
}

/** So many things of one kind that stay, because somebody has used or changed them since. */
export interface Stayed {
  what: string;
  count: number;
}

/** What people know of; rows of other tables belong to one of these. */
const KNOWN_AS: Readonly<Record<string, string>> = {
  boards: "board",
  activities: "activity",
  rounds: "vote",
  decisions: "decision",
  proposals: "agreement",
  quick_checks: "check",
  stories: "story",
  commitments: "commitment",
  shortlist: "idea",
  idea_box: "lateIdea",
  reflection_wheels: "reflection",
  reflection_rungs: "reflection",
  reflection_questions: "reflection",
  question_versions: "question",
  agreement_versions: "rules",
  scenarios: "scenario",
};

/** These go although something that they name stays; all others stay with it. */
const BY_ITSELF: ReadonlySet<string> = new Set(
  Object.keys(KNOWN_AS).filter((table) => !["rounds", "shortlist", "scenarios"].includes(table)),
);

/** Of these each rests on the one before. */
const VERSIONED: ReadonlySet<string> = new Set(["question_versions", "agreement_versions"]);

/** What names a row to others: its own id, or the note it is about. */
function idOf({ values }: Row): string | null {
  const id = values.id ?? values.note_id;
  return typeof id === "string" ? id : null;
}

const nameOf = (row: Row): string => `${row.table} ${idOf(row) ?? ""}`;

/** Looks at a workshop before a file comes in; the answer looks again and says what came. */
export async function watchForFile(
  rows: BroughtRows,
  sql: Sql,
  workshopId: string,
): Promise<() => Promise<MadeByFile>> {
  const before = (await rows.printedRows(sql, workshopId)).map(({ print }) => print);
  const from = await rows.lastLogEntry(sql, workshopId);
  return async () => {
    const known = new Set(before);
    const came = (await rows.printedRows(sql, workshopId)).filter(({ print }) => !known.has(print));
    return {
      kind: "file",
      before,
      brought: came.map(({ print }) => print),
      names: came.filter((row) => idOf(row) !== null).map(nameOf),
      log: [from, await rows.lastLogEntry(sql, workshopId)],
    };
  };
}

/**
 * Takes away what a file brought and nobody has touched since: a board somebody wrote on stays, and with it what belongs to
 * it; what something that stays names stays too. Answers the boards that are gone, and what stays.
 */
export async function takeBackFile(
  rows: BroughtRows,
  sql: Sql,
  workshopId: string,
  made: MadeByFile,
): Promise<{ boardIds: string[]; stayed: Stayed[] }> {
  const [before, brought, names] = [new Set(made.before), new Set(made.brought), new Set(made.names)];
  const now = await rows.printedRows(sql, workshopId);
  const items = now.filter(({ print }) => brought.has(print));
  const others = now.filter(({ print }) => !brought.has(print) && !before.has(print));
  const changed = others.filter((row) => names.has(nameOf(row)));
  const noteIds = new Map<Row, string[]>();
  const written = new Set<Row>();
  for (const item of items.filter(({ table }) => table === "boards")) {
    const boardId = String(item.values.id);
    noteIds.set(item, await rows.noteIdsOn(sql, boardId));
    if ((await rows.boardWrites(sql, boardId)) !== 1) written.add(item);
  }
  const staying = whatStays({ items, others, changed, noteIds, written });
  const going = items.filter((item) => !staying.has(item));
  for (const row of going) {
    await rows.removeBelow(sql, row);
    await rows.removeRow(sql, row);
  }
  const stayed = [...staying, ...changed];
  if (!stayed.some(({ table }) => table === "rounds")) await rows.dropLogTail(sql, workshopId, ...made.log);
  return {
    boardIds: going.filter(({ table }) => table === "boards").map(({ values }) => String(values.id)),
    stayed: counted(stayed),
  };
}

function counted(rows: readonly Row[]): Stayed[] {
  const kinds = rows.flatMap(({ table }) => KNOWN_AS[table] ?? []);
  return [...new Set(kinds)].map((what) => ({ what, count: kinds.filter((kind) => kind === what).length }));
}

interface Found {
  /** Rows that came and are as they were. */
  items: readonly Row[];
  /** Rows that are new since, or other than they were. */
  others: readonly Row[];
  /** Those of them that came with the file. */
  changed: readonly Row[];
  noteIds: ReadonlyMap<Row, readonly string[]>;
  written: ReadonlySet<Row>;
}

function whatStays({ items, others, changed, noteIds, written }: Found): Set<Row> {
  const byId = new Map<string, Row[]>();
  const call = (id: string, item: Row) => byId.set(id, [...(byId.get(id) ?? []), item]);
  for (const item of items) {
    for (const id of [idOf(item) ?? [], noteIds.get(item) ?? []].flat()) call(id, item);
  }
  const staying = new Set<Row>();
  const stay = (item: Row) => {
    if (staying.has(item)) return;
    staying.add(item);
    for (const id of idsIn(item.values)) for (const named of byId.get(id) ?? []) stay(named);
  };
  for (const row of [...written]) stay(row);
  for (const row of others) for (const id of idsIn(row.values)) for (const named of byId.get(id) ?? []) stay(named);
  for (const item of items) {
    if (VERSIONED.has(item.table) && others.some(({ table }) => table === item.table)) stay(item);
  }
  const changedIds = new Set(changed.map(idOf));
  const rests = (id: string) => changedIds.has(id) || (byId.get(id) ?? []).some((named) => staying.has(named));
  for (let known = -1; known !== staying.size; ) {
    known = staying.size;
    for (const item of items) {
      if (!BY_ITSELF.has(item.table) && [...idsIn(item.values)].some(rests)) stay(item);
    }
  }
  // Notes on a board name their tables in its document alone.
  const hasBoard = [...staying, ...changed].some(({ table }) => table === "boards");
  for (const item of items) if (hasBoard && item.table === "breakout_tables") stay(item);
  return staying;
}

/** Every text of a row that could be an id: whole values, and those within what is kept as JSON. */
function idsIn(values: Row["values"]): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === "string") {
      if (/^[[{]/.test(value)) visit(parsed(value));
      else if (value.length <= LONGEST_ID) found.add(value);
    } else if (Array.isArray(value)) {
      for (const one of value) visit(one);
    } else if (typeof value === "object" && value !== null && !(value instanceof Uint8Array)) {
      for (const [key, one] of Object.entries(value)) {
        found.add(key);
        visit(one);
      }
    }
  };
  for (const value of Object.values(values)) visit(value);
  return found;
}

const LONGEST_ID = 40;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
