import { IMPORT_LIMITS } from "./import.limits.ts";

export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** A table as it was written: rows of cells, not all of one length, and the line of the text each row begins in. */
export interface Table {
  /** Null for plain lines, one cell a row. */
  delimiter: Delimiter | null;
  rows: { cells: string[]; line: number }[];
  /** Lines that cannot be read: a quote that never ends, more than there may be. */
  problems: { line: number; key: "import.rowQuote" | "import.tooManyRows" | "import.tooManyColumns" }[];
}

/**
 * Reads a table from text: values parted by commas, semicolons, tabs or bars, in quotes where they hold such signs or
 * line ends (RFC 4180). Where nothing parts them alike, each line is one value. Empty lines are passed over.
 */
export function readTable(text: string, delimiter: Delimiter | null = guessDelimiter(text)): Table {
  const plain = text.replace(/^\uFEFF/, "").replaceAll("\0", "");
  return delimiter === null ? readLines(plain) : readCells(plain, delimiter);
}

function readLines(text: string): Table {
  const lines = text.split(/\r\n|\r|\n/).map((line, index) => ({ cells: [line.trim()], line: index + 1 }));
  const rows = lines.filter(({ cells }) => cells[0] !== "");
  return bounded({ delimiter: null, rows, problems: [] });
}

function readCells(text: string, delimiter: Delimiter): Table {
  const rows: Table["rows"] = [];
  let [cells, cell, line, begun]: [string[], string, number, number] = [[], "", 1, 1];
  let [isQuoted, wasQuoted] = [false, false];
  const endCell = () => {
    cells.push(wasQuoted ? cell : cell.trim());
    [cell, wasQuoted] = ["", false];
  };
  const endRow = () => {
    endCell();
    if (cells.some((value) => value.trim() !== "")) rows.push({ cells, line: begun });
    [cells, begun] = [[], line + 1];
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    const isLineEnd = sign === "\n" || (sign === "\r" && text.charAt(at + 1) !== "\n");
    if (isQuoted) {
      if (sign === '"' && text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else if (sign === '"') isQuoted = false;
      else if (sign !== "\r") cell += sign;
    } else if (sign === '"' && cell.trim() === "" && !wasQuoted) {
      [cell, isQuoted, wasQuoted] = ["", true, true];
    } else if (sign === delimiter) endCell();
    else if (isLineEnd) endRow();
    else if (sign !== "\r" && !(wasQuoted && sign === " ")) cell += sign;
    if (isLineEnd) line += 1;
  }
  if (cell !== "" || cells.length > 0 || wasQuoted) endRow();
  const problems: Table["problems"] = isQuoted ? [{ line: rows.at(-1)?.line ?? 1, key: "import.rowQuote" }] : [];
  return bounded({ delimiter, rows, problems });
}

function bounded(table: Table): Table {
  const { rows, problems } = table;
  const wide = rows.find(({ cells }) => cells.length > IMPORT_LIMITS.columns);
  const beyond = rows[IMPORT_LIMITS.rows];
  return {
    ...table,
    rows: rows.slice(0, IMPORT_LIMITS.rows),
    problems: [
      ...problems,
      ...(wide ? [{ line: wide.line, key: "import.tooManyColumns" as const }] : []),
      ...(beyond ? [{ line: beyond.line, key: "import.tooManyRows" as const }] : []),
    ],
  };
}

/** How many lines are looked at for what parts their values. */
const SAMPLE_LINES = 20;
const SAMPLE_CHARS = 20_000;

/**
 * What parts the values: a tab wherever lines have one, as a spreadsheet copies; else the sign that most lines have the
 * same number of times. Null where that is not so for nearly all of them: then commas are only commas of sentences.
 */
export function guessDelimiter(text: string): Delimiter | null {
  const unquoted = text.slice(0, SAMPLE_CHARS).replace(/"(?:[^"]|"")*"/g, "");
  const lines = unquoted
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, SAMPLE_LINES);
  const counted = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const first = counts[0] ?? 0;
    return { delimiter, first, alike: counts.filter((count) => count === first).length };
  });
  const tab = counted.find(({ delimiter, first }) => delimiter === "\t" && first > 0);
  if (tab) return "\t";
  const fitting = counted.filter(
    ({ first, alike }) => first > 0 && alike >= lines.length * 0.8 && (lines.length > 1 || first > 1),
  );
  return fitting.toSorted((a, b) => b.alike - a.alike || b.first - a.first)[0]?.delimiter ?? null;
}
