import type { Sheet, SheetCell } from "@longtable/shared/export/sheets";
import writeWorkbook, { type CellObject } from "write-excel-file/node";
import { xmlText } from "./xmlText.ts";

/** What a spreadsheet's cell takes, in characters. */
const MOST_CHARS = 32_767;

/** Writes sheets as a workbook. Every text is typed as one, so that nothing in it is ever a formula. */
export async function toXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const parts = sheets.map(({ name, heads, widths, rows }) => ({
    sheet: name,
    data: [...heads.map((row) => row.map(headCell)), ...rows.map((row) => row.map(cell))],
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: heads.length,
  }));
  return new Uint8Array(await writeWorkbook(parts).toBuffer());
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

/** `_x0041_` in a text would be read as a letter's code: its first underscore is written as a code itself. */
function sheetText(text: string): string {
  return [...xmlText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")].slice(0, MOST_CHARS).join("");
}
