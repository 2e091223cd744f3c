import type { BoardContent, NewNote } from "../board/board.doc.ts";
import { EVIDENCE_STATUSES, type EvidenceStatus, NOTE_KINDS, type NoteKind } from "../board/board.types.ts";
import type { NoteId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { isBlank } from "../kernel/plainName.ts";
import type { TableColumns, TableField, TableShape } from "./table.columns.ts";
import { createParts, type NewParts } from "./table.parts.ts";
import type { Table } from "./table.read.ts";

/** Why a row cannot be taken, as keys of the client's texts. */
export type RowProblemKey =
  | Table["problems"][number]["key"]
  | "import.rowNoText"
  | "import.rowTooLong"
  | "import.rowKind"
  | "import.rowStatus"
  | "import.rowLang"
  | "import.rowLabel"
  | "import.boardFull"
  | "import.tooManyParts"
  | "import.needsText";

export interface RowProblem {
  /** In the text as it was given, from 1. */
  line: number;
  key: RowProblemKey;
  /** What stands there, cut short. */
  value?: string;
}

/** How a table is read: what people chose of what was guessed. */
export interface TableWish {
  shape: TableShape;
  hasHeader: boolean;
  columns: TableColumns;
}

/** What an import would do to a board: notes in the order of the table, the parts they need, and rows that do not go. */
export interface TablePlan {
  notes: (NewNote & { line: number })[];
  parts: NewParts;
  problems: RowProblem[];
}

type Structure = Pick<BoardContent, "type" | "stages" | "steps" | "lanes" | "columns" | "clusters"> & {
  notes: { length: number };
};

/**
 * Works out what a table makes of a board, the same on a page that shows it beforehand and on the server that does it.
 * A label that the board has, in any case, is that part; another one is made. Changes nothing.
 *
 * @param newId - a fresh id on each call.
 */
export function planTable(table: Table, wish: TableWish, board: Structure, newId: () => string): TablePlan {
  const parts = createParts(board, newId);
  const problems: RowProblem[] = table.problems.map(({ line, key }) => ({ line, key }));
  const notes: TablePlan["notes"] = [];
  const cells = wish.shape === "grid" ? gridCells(table) : listCells(table, wish);
  if (wish.shape === "list" && !wish.columns.includes("text")) problems.push({ line: 1, key: "import.needsText" });
  for (const { line, values } of cells) {
    const problem = rowProblem(values);
    if (problem) problems.push({ line, ...problem });
    else notes.push({ line, id: newId() as NoteId, ...noteOf(values, parts.placeOf(values)) });
  }
  if (board.notes.length + notes.length > LIMITS.notesPerBoard) {
    problems.push({ line: notes[LIMITS.notesPerBoard - board.notes.length]?.line ?? 1, key: "import.boardFull" });
  }
  const made = parts.made();
  if (parts.isTooMuch()) problems.push({ line: 1, key: "import.tooManyParts" });
  return { notes, parts: made, problems: problems.toSorted((a, b) => a.line - b.line) };
}

/** What a row says, by field. */
export type RowValues = Partial<Record<Exclude<TableField, "none">, string>>;

function listCells({ rows }: Table, { hasHeader, columns }: TableWish) {
  return rows.slice(hasHeader ? 1 : 0).map(({ cells, line }) => ({
    line,
    values: Object.fromEntries(
      columns.flatMap((field, index) => {
        const value = withoutGuard(cells[index] ?? "").trim();
        return field === "none" || value === "" ? [] : [[field, value]];
      }),
    ) as RowValues,
  }));
}

function gridCells({ rows }: Table) {
  const [head, ...body] = rows;
  return body.flatMap(({ cells, line }) =>
    cells.slice(1).flatMap((cell, index) => {
      const [text, across] = [withoutGuard(cell).trim(), head?.cells[index + 1]?.trim() ?? ""];
      const values: RowValues = { text, step: across, column: across, lane: cells[0]?.trim() ?? "" };
      return text === "" ? [] : [{ line, values: withoutEmpty(values) }];
    }),
  );
}

const withoutEmpty = (values: RowValues): RowValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "")) as RowValues;

/** Our own tables put an apostrophe before what a spreadsheet would take for a formula. */
const withoutGuard = (cell: string) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

const oneOf = <Word extends string>(words: readonly Word[], value: string | undefined): Word | null =>
  words.find((word) => word === value?.toLowerCase()) ?? null;

const LABELS = ["column", "cluster", "stage", "step", "lane"] as const;
const LANG = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/;
const SHOWN_CHARS = 40;

function rowProblem(values: RowValues): Omit<RowProblem, "line"> | null {
  const found = (key: RowProblemKey, value = "") => ({ key, value: value.slice(0, SHOWN_CHARS) });
  const { text = "", kind, status, lang } = values;
  if (isBlank(text)) return { key: "import.rowNoText" };
  if (text.length > LIMITS.noteChars) return found("import.rowTooLong", text);
  if (kind !== undefined && !oneOf(NOTE_KINDS, kind)) return found("import.rowKind", kind);
  if (status !== undefined && !oneOf(EVIDENCE_STATUSES, status)) return found("import.rowStatus", status);
  if (lang !== undefined && (!LANG.test(lang) || lang.length > 35)) return found("import.rowLang", lang);
  const long = LABELS.map((name) => values[name]).find(
    (label) => label !== undefined && label.length > LIMITS.labelChars,
  );
  return long === undefined ? null : found("import.rowLabel", long);
}

function noteOf(values: RowValues, place: Pick<NewNote, "place" | "clusterId">): Omit<NewNote, "id"> {
  const kind: NoteKind | null = oneOf(NOTE_KINDS, values.kind);
  const status: EvidenceStatus | null = oneOf(EVIDENCE_STATUSES, values.status);
  return {
    text: values.text ?? "",
    ...(kind && { kind }),
    ...(status && { status }),
    ...(values.lang && { lang: values.lang }),
    ...place,
  };
}
