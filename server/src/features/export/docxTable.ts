import type { SheetCell } from "@longtable/shared/export/sheets";
import { advanceWidth } from "@longtable/shared/scene/textWidth";
import { isLongId, OTHER_FONTS } from "./columnShares.ts";
import { xmlText } from "./xmlText.ts";

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string): string => xmlText(text).replace(/[&<>]/g, (char) => ESCAPES[char] ?? char);

const measure = (name: string, twips: number) => `<w:${name} w:type="dxa" w:w="${twips}"/>`;
const BESIDE = 80;
const ROOM = `<w:tcMar>${measure("top", 40)}${measure("left", BESIDE)}${measure("bottom", 40)}${measure("right", BESIDE)}</w:tcMar>`;
const EDGES = ["top", "left", "bottom", "right", "insideH", "insideV"]
  .map((side) => `<w:${side} w:val="single" w:color="auto" w:sz="4"/>`)
  .join("");

/** Half points; smaller letters are not read. */
export const LEAST_SIZE = 10;

/** The size at which a word stands in one line of a column, whatever font it is in, never more than the usual one; or null. */
function fitting(text: string, width: number, size: number): number | null {
  const twips = (width - 2 * BESIDE) / (advanceWidth(text, 400) * OTHER_FONTS);
  const fits = Math.min(size, Math.floor(twips / 10));
  return fits < LEAST_SIZE ? null : fits;
}

/**
 * A table of WordprocessingML with a head that is repeated on each page and rows that stay whole, as text: objects for each
 * of the cells of 2,000 notes take a second to make. An id stays in one line, so that it can be copied as
 * it is, unless that could not be read.
 *
 * @param widths - of the columns, in twentieths of a point.
 * @param size - of the letters, in half points.
 */
export function docxTable(
  { heads, rows }: { heads: readonly string[]; rows: readonly (readonly SheetCell[])[] },
  { widths, size }: { widths: readonly number[]; size: number },
): string {
  const lettersOf = (halfPoints: number) => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
  const usual = lettersOf(size);
  const start = (width: number, more: string) => `<w:tc><w:tcPr>${measure("tcW", width)}${more}${ROOM}</w:tcPr><w:p>`;
  const starts = widths.map((width) => ({ words: start(width, ""), id: start(width, "<w:noWrap/>") }));
  const row = (values: readonly SheetCell[], kind: string, style: string) => {
    const cells = heads.map((_head, index) => {
      const text = String(values[index] ?? "");
      const idSize = isLongId(text) ? fitting(text, widths[index] ?? 0, size) : null;
      const letters = idSize === null ? usual : lettersOf(idSize);
      const lines = escaped(text).split("\n");
      const runs = lines.map(
        (line, at) =>
          `<w:r><w:rPr>${style}${letters}</w:rPr>${at > 0 ? "<w:br/>" : ""}<w:t xml:space="preserve">${line}</w:t></w:r>`,
      );
      return `${idSize === null ? starts[index]?.words : starts[index]?.id}${runs.join("")}</w:p></w:tc>`;
    });
    return `<w:tr><w:trPr><w:cantSplit/>${kind}</w:trPr>${cells.join("")}</w:tr>`;
  };
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return [
    `<w:tbl><w:tblPr>${measure("tblW", whole)}<w:tblBorders>${EDGES}</w:tblBorders></w:tblPr>`,
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`,
    row(heads, "<w:tblHeader/>", "<w:b/><w:bCs/>"),
    ...rows.map((values) => row(values, "", "")),
    "</w:tbl>",
  ].join("");
}
