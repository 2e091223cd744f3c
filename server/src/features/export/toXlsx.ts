import type { Sheet, SheetCell } from "@longtable/shared/export/sheets";
import { measureText } from "@longtable/shared/scene/textLayout";
import writeWorkbook, { type CellObject } from "write-excel-file/node";
import { xmlText } from "./xmlText.ts";

/** What a spreadsheet's cell takes, in characters. */
const MOST_CHARS = 32_767;
/** In which widths and heights hold; without one LibreOffice takes letters with serifs for what is bold. */
const FONT = { fontFamily: "Arial", fontSize: 11 };
/** What a row may be high, in points, and what a line of its letters is. */
const MOST_HEIGHT = 409;
const LINE_HEIGHT = 15;
/** Of a column that says none, in figures. */
const USUAL_WIDTH = 9;

/** Writes sheets as a workbook. Every text is typed as one, so that nothing in it is ever a formula. */
export async function toXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const parts = sheets.map(({ name, heads, widths, rows }) => ({
    sheet: name,
    data: [
      ...heads.map((row) => withHeight(row.map(headCell), widths)),
      ...rows.map((row) => withHeight(row.map(cell), widths)),
    ],
    orientation: "landscape" as const,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: heads.length,
  }));
  return new Uint8Array(await writeWorkbook(parts, FONT).toBuffer());
}

const headCell = (value: string): CellObject => ({
  value: sheetText(value),
  type: String,
  fontWeight: "bold",
  wrap: true,
  alignVertical: "top",
});

function cell(value: SheetCell): CellObject | null {
  if (value === null) return null;
  if (typeof value === "number") return { value, type: Number, alignVertical: "top" };
  return { value: sheetText(value), type: String, wrap: true, alignVertical: "top" };
}

/** Rows of one line are as high as the program makes them; LibreOffice makes all so, and long texts would lie over each other. */
function withHeight(row: (CellObject | null)[], widths: readonly number[]): (CellObject | null)[] {
  const lines = Math.max(...row.map((each, index) => linesIn(each?.value, widths[index] ?? USUAL_WIDTH)));
  if (lines < 2) return row;
  const height = Math.min(MOST_HEIGHT, lines * LINE_HEIGHT);
  return row.map((each) => each && { ...each, height });
}

/** How many lines a text takes in a column of so many figures, in letters a tenth wider than ours. */
function linesIn(value: CellObject["value"], width: number): number {
  if (typeof value !== "string") return 1;
  const room = (width * measureText("0", 1, 400)) / 1.1;
  return value
    .split(/\r\n?|\n/)
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(measureText(line, 1, 400) / room)), 0);
}

/** `_x0041_` in a text would be read as a letter's code: its first underscore is written as a code itself. */
function sheetText(text: string): string {
  return [...xmlText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")].slice(0, MOST_CHARS).join("");
}
