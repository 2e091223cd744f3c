import type { BoardExport, ExportedNote } from "./exportModel.ts";

type Cell = string | number | null;

const COLUMNS: readonly (readonly [string, (note: ExportedNote) => Cell])[] = [
  ["id", ({ id }) => id],
  ["text", ({ text }) => text],
  ["kind", ({ kind }) => kind],
  ["status", ({ status }) => status],
  ["stage", ({ stage }) => stage],
  ["step", ({ step }) => step],
  ["lane", ({ lane }) => lane],
  ["column", ({ column }) => column],
  ["cluster", ({ cluster }) => cluster],
  ["dots", ({ dots }) => dots],
  ["voters", ({ voters }) => voters],
  ["lang", ({ lang }) => lang],
];

/** Only of boards that notes were brought to from breakout tables. */
const TABLE: (typeof COLUMNS)[number] = ["table", ({ table }) => table ?? null];

/** Only where names are on for everyone. */
const BY: (typeof COLUMNS)[number] = ["by", ({ by }) => by ?? null];
/** Only where a host entered notes for somebody without a phone. */
const PROXY: (typeof COLUMNS)[number] = ["enteredForSomeone", ({ isByProxy }) => (isByProxy ? "yes" : null)];

export const BYTE_ORDER_MARK = "\ufeff";

/** A board's notes as CSV (RFC 4180) that spreadsheets open in the right letters: one note a line, in reading order. */
export function toCsv({ notes }: BoardExport): string {
  const extra = [TABLE, BY, PROXY].filter(([, read]) => notes.some((note) => read(note) !== null));
  const columns = [...COLUMNS, ...extra];
  const head = columns.map(([name]) => name);
  const rows = notes.map((note) => columns.map(([, read]) => read(note)));
  return `${BYTE_ORDER_MARK}${[head, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`;
}

/** What spreadsheets read as the start of a formula, also in full width (ASVS 1.2.10). */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/u;

/** One cell: figures as they are, text in quotes, never a formula. */
export function csvCell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = value.replaceAll("\0", "");
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  return /^[A-Za-z0-9_ .]*$/.test(safe) ? safe : `"${safe.replaceAll('"', '""')}"`;
}
