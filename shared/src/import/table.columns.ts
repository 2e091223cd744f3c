import { EVIDENCE_STATUSES, NOTE_KINDS } from "../board/board.types.ts";
import type { Table } from "./table.read.ts";

/** What a column of a table may be for a note; `none` is left out. */
export const TABLE_FIELDS = [
  "text",
  "kind",
  "status",
  "column",
  "cluster",
  "stage",
  "step",
  "lane",
  "lang",
  "none",
] as const;
export type TableField = (typeof TABLE_FIELDS)[number];

/** What each column is, from the left. */
export type TableColumns = readonly TableField[];

/** `list`: each row is a note. `grid`: the first row names steps or columns, the first column lanes; every other cell is a note. */
export type TableShape = "list" | "grid";

/** Words that head such a column in files of ours and of others. */
const HEADINGS: Readonly<Record<Exclude<TableField, "none">, readonly string[]>> = {
  text: ["text", "note", "notes", "idea", "ideas", "words", "card", "content", "comment", "description", "title"],
  kind: ["kind", "type"],
  status: ["status", "evidence", "evidence status"],
  column: ["column", "list", "section"],
  cluster: ["cluster", "theme", "category", "tag"],
  stage: ["stage", "phase"],
  step: ["step", "touchpoint"],
  lane: ["lane", "row", "layer"],
  lang: ["lang", "language"],
};

const plain = (text: string) => text.trim().toLowerCase();

const fieldNamed = (heading: string): TableField => {
  const found = Object.entries(HEADINGS).find(([, words]) => words.includes(plain(heading)));
  return (found?.[0] as TableField | undefined) ?? "none";
};

/** What is guessed of a table, for people to look at and change. */
export interface TableGuess {
  shape: TableShape;
  hasHeader: boolean;
  columns: TableField[];
}

/**
 * Guesses what a table's columns are: by their headings where at least one is the words of the note; else the column with the
 * longest words is the note, and one that holds nothing but kinds or statuses is that. An empty first cell beside
 * headings is a grid.
 */
export function guessTable({ rows }: Pick<Table, "rows">): TableGuess {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const first = rows[0]?.cells ?? [];
  const named = Array.from({ length: width }, (_, index) => fieldNamed(first[index] ?? ""));
  const headed = named.indexOf("text");
  // "Idea" heads a column, and is what every note of a column may be.
  const isKinds = rows.every(({ cells }) => NOTE_KINDS.some((kind) => kind === plain(cells[headed] ?? "")));
  if (headed >= 0 && !isKinds && rows.length > 1) return { shape: "list", hasHeader: true, columns: onceEach(named) };
  const isGrid =
    width > 2 && rows.length > 1 && plain(first[0] ?? "") === "" && first.slice(1).every((cell) => plain(cell) !== "");
  if (isGrid) return { shape: "grid", hasHeader: true, columns: Array.from({ length: width }, () => "none" as const) };
  return {
    shape: "list",
    hasHeader: false,
    columns: guessByContent(
      rows.map(({ cells }) => cells),
      width,
    ),
  };
}

function guessByContent(rows: readonly (readonly string[])[], width: number): TableField[] {
  const cellsOf = (index: number) => rows.map((cells) => plain(cells[index] ?? "")).filter((cell) => cell !== "");
  const isAll = (index: number, words: readonly string[]) => {
    const cells = cellsOf(index);
    return cells.length > 0 && cells.every((cell) => words.includes(cell));
  };
  const columns = Array.from(
    { length: width },
    (_, index): TableField => (isAll(index, NOTE_KINDS) ? "kind" : isAll(index, EVIDENCE_STATUSES) ? "status" : "none"),
  );
  const length = (index: number) => cellsOf(index).reduce((sum, cell) => sum + cell.length, 0);
  const open = columns.flatMap((field, index) => (field === "none" ? [index] : []));
  const longest = open.toSorted((a, b) => length(b) - length(a))[0];
  return onceEach(columns.map((field, index) => (index === longest ? "text" : field)));
}

/** Each field once, the first that has it; a second one is left out until somebody says which it is. */
function onceEach(columns: readonly TableField[]): TableField[] {
  return columns.map((field, index) => (field !== "none" && columns.indexOf(field) < index ? "none" : field));
}
