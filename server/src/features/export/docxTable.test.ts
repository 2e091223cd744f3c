import { expect, it } from "vitest";
import { columnShares, OTHER_FONTS } from "./columnShares.ts";
import { docxTable, LEAST_SIZE } from "./docxTable.ts";

const SIZE = 18;
const PAGE = 9_978;
const LONGEST_ID = "M_-WQMWQMWQMWQMWQMWQMWQMWQMWQMWQMWQMW-_M";

/** Sizes of the letters in a cell of this table, and whether it keeps to one line. */
function cellWith(word: string, table: string) {
  const cell = table.split("<w:tc>").find((one) => one.includes(`>${word}<`)) ?? "";
  return { size: Number(/<w:sz w:val="(\d+)"/.exec(cell)?.[1]), isOneLine: cell.includes("<w:noWrap/>") };
}

it("[EX23] the longest id has room for one line of letters that can be read", () => {
  const words = Array.from({ length: 3 }, () => "A bench outside that somebody can rest on, said twice so");
  const block = { heads: ["Id", "Text", "Where", "Kind"], rows: [[LONGEST_ID, ...words]] };
  const shares = columnShares(block, PAGE / 10 / SIZE, OTHER_FONTS, LEAST_SIZE / SIZE);
  const widths = shares.map((share) => Math.round(PAGE * share));
  const { size, isOneLine } = cellWith(LONGEST_ID, docxTable(block, { widths, size: SIZE }));
  expect(isOneLine).toBe(true);
  expect(size).toBeGreaterThanOrEqual(10);
});

it("[EX23] an id is broken rather than written smaller than can be read", () => {
  const table = docxTable({ heads: ["Id"], rows: [[LONGEST_ID]] }, { widths: [3_200], size: SIZE });
  expect(cellWith(LONGEST_ID, table)).toEqual({ size: SIZE, isOneLine: false });
});
