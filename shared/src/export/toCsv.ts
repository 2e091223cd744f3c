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

/** Only of a whole workshop. */
const BOARD: readonly (readonly [string, (board: BoardExport["board"]) => Cell])[] = [
  ["board", ({ title }) => title],
  ["board_id", ({ id }) => id],
];

/** Only of boards that notes were brought to from breakout tables. */
const TABLE: (typeof COLUMNS)[number] = ["table", ({ table }) => table ?? null];

/** Only where names are on for everyone. */
const BY: (typeof COLUMNS)[number] = ["by", ({ by }) => by ?? null];
/** Only where a host entered notes for somebody without a phone. */
const PROXY: (typeof COLUMNS)[number] = ["enteredForSomeone", ({ isByProxy }) => (isByProxy ? "yes" : null)];

/** Only where hosts said how much can change. */
const CAN_CHANGE: (typeof COLUMNS)[number] = ["canChange", ({ constraint }) => constraint?.level ?? null];
const REASON: (typeof COLUMNS)[number] = ["reason", ({ constraint }) => constraint?.reason ?? null];
/** Only where notes were merged: one line for each first wording, its id before it. */
const WORDINGS: (typeof COLUMNS)[number] = [
  "firstWords",
  ({ wordings }) => wordings?.map(({ id, text }) => `${id} ${text}`).join("\n") ?? null,
];
/** Only where notes were tagged. */
const TAGS: (typeof COLUMNS)[number] = ["tags", ({ tags }) => tags?.join(", ") ?? null];
/** Only where notes of one board were merged: the id of the note it is shown with. */
const MERGED: (typeof COLUMNS)[number] = ["mergedInto", ({ mergedInto }) => mergedInto ?? null];
/** Only where people said how they meet, what sort of thing they have, or what a note is linked to. */
const CHANNEL: (typeof COLUMNS)[number] = ["channel", ({ channel }) => channel ?? null];
const ASSET: (typeof COLUMNS)[number] = ["assetKind", ({ assetKind }) => assetKind ?? null];
const LINKS: (typeof COLUMNS)[number] = ["linkedTo", ({ linkIds }) => linkIds?.join(" ") ?? null];
/** Only of boards that are a matrix or rings. */
const AREA: (typeof COLUMNS)[number] = ["area", ({ area }) => area ?? null];
/** Only where notes have pictures: what is to be seen. */
const PICTURE: (typeof COLUMNS)[number] = ["picture", ({ image }) => image?.alt ?? null];
const SOMETIMES = [AREA, TABLE, BY, PROXY, CAN_CHANGE, REASON, TAGS, MERGED, WORDINGS, PICTURE, CHANNEL, ASSET, LINKS];

export const BYTE_ORDER_MARK = "\ufeff";

/**
 * Notes as CSV (RFC 4180) that spreadsheets open in the right letters: one note a line, in reading order. Of several boards
 * each line names its board.
 */
export function toCsv(model: BoardExport | readonly BoardExport[]): string {
  const boards: readonly BoardExport[] = "notes" in model ? [model] : model;
  const ofBoard = "notes" in model ? [] : BOARD;
  const notes = boards.flatMap((board) => board.notes);
  const columns = [...COLUMNS, ...SOMETIMES.filter(([, read]) => notes.some((note) => read(note) !== null))];
  const head = [...columns.map(([name]) => name), ...ofBoard.map(([name]) => name)];
  const rows = boards.flatMap(({ board, notes }) =>
    notes.map((note) => [...columns.map(([, read]) => read(note)), ...ofBoard.map(([, read]) => read(board))]),
  );
  return `${BYTE_ORDER_MARK}${[head, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`;
}

/** What spreadsheets read as the start of a formula, also in full width (ASVS 1.2.10). */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/u;

/** One cell: figures as they are, text in quotes, never a formula. */
export function csvCell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = value.toWellFormed().replace(/[^\P{Cc}\t\n\r]|\p{Noncharacter_Code_Point}/gu, "");
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  return /^[A-Za-z0-9_ .]*$/.test(safe) ? safe : `"${safe.replaceAll('"', '""')}"`;
}
