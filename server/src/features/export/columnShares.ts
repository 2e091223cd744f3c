import type { ReportBlock } from "@longtable/shared/export/report.blocks";
import { isId } from "@longtable/shared/kernel/idText";
import { advanceWidth } from "@longtable/shared/scene/textWidth";

type TableBlock = Extract<ReportBlock, { kind: "table" }>;

/** Widths in em. Words that are longer may be cut; ids are shorter. */
const LONGEST_WORD = 16;
const LONGEST_TEXT = 30;
const LEAST = 4;
/** A head that is no longer than this stands in one line. */
const LONGEST_HEAD = 10;
/** Beside the words: the cell's room. */
const EXTRA = 1.6;
/** By so much letters of fonts that stand in for ours may be wider, over a whole word. */
export const OTHER_FONTS = 1.25;

/** So many signs: an id, and no word or figure. */
const ID_SIGNS = 12;

/** True for a cell that says an id, which is to stay whole. */
export const isLongId = (text: string): boolean => text.length >= ID_SIGNS && isId(text);

/**
 * The columns' shares of a table that is so many em wide; together one. Each has room for its longest word, so that no id is cut,
 * and what is left goes to those that have most to say.
 *
 * @param fonts - by how much the letters may be wider than ours; 1 where ours are in the file.
 * @param idSize - to what part of the letters' size a long id may be written smaller, so that it has room; 0 where it may be cut.
 */
export function columnShares(
  { heads, rows }: Pick<TableBlock, "heads" | "rows">,
  ems: number,
  fonts = 1,
  idSize = 0,
): number[] {
  const columns = heads.map((head, index) => {
    const texts = rows.map((row) => String(row[index] ?? ""));
    const widest = (list: readonly string[], weight: 400 | 700) =>
      list.reduce((most, text) => Math.max(most, advanceWidth(text, weight)), 0);
    const words = (list: readonly string[]) => [...new Set(list.flatMap((text) => text.split(/\s/)))];
    const word = Math.max(widest(words([head]), 700), widest(words(texts), 400)) * fonts;
    const text = Math.max(
      advanceWidth(head, 700),
      widest(
        texts.flatMap((one) => one.split("\n")),
        400,
      ),
    );
    const whole = advanceWidth(head, 700);
    const id = widest(texts.filter(isLongId), 400) * fonts * idSize;
    const least = Math.max(LEAST, Math.min(LONGEST_WORD, word), id, whole > LONGEST_HEAD ? 0 : whole) + EXTRA;
    return { least, more: Math.max(0.01, Math.min(LONGEST_TEXT, text) + EXTRA - least) };
  });
  const [least, more] = [sum(columns.map((one) => one.least)), sum(columns.map((one) => one.more))];
  const left = Math.max(0, ems - least);
  const widths = columns.map((one) => one.least + (one.more / more) * left);
  return widths.map((width) => width / sum(widths));
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
