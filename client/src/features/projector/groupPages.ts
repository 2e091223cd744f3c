import { breakLines } from "@longtable/shared/scene/textLayout";
import type { ResultRow } from "@longtable/shared/voting/results.rules";
import { type ListPage, listPages } from "./listPages.ts";

/** Sizes in px at 1920 × 1080. */
const WIDTH = 1760;
const BOX = 396;
const PLACE = 84;
const GAP = 30;
const ROW = { least: 96, padding: 14, line: 42.8, size: 40 };
const NAME = { size: 34, line: 38 };

/** A page of a result by group: some of the rows, for some of the groups. */
export interface GroupPage {
  key: string;
  rows: readonly ResultRow[];
  /** Where its groups stand in the list of shown groups. */
  from: number;
  to: number;
}

/** Widths of the columns of words and of figures, in px, and how many groups stand side by side. */
export interface GroupColumns {
  words: number;
  figures: number;
  groups: number;
}

/** As many groups as can be read from the back: three, or two beside the box of those that are not shown. */
export function groupColumns(groups: number, hasHidden: boolean): GroupColumns {
  const beside = Math.min(groups, hasHidden ? 2 : 3);
  const width = WIDTH - (hasHidden ? BOX : 0) - PLACE;
  const figures = Math.min(330, Math.floor((width * 0.62) / (beside + 1)));
  return { words: width - figures * (beside + 1), figures, groups: beside };
}

/** Height of the table's head in px, with the names of groups as tall as they need. */
export function headHeight(names: readonly string[], { figures }: GroupColumns): number {
  const lines = names.map(
    (name) => breakLines(name, { maxWidth: figures - GAP - 50, size: NAME.size, weight: 700 }).length,
  );
  return Math.max(3, ...lines.map((count) => count + 1)) * NAME.line + 34;
}

/** Every row with every group, once: all rows for the first groups, then for the next. */
export function groupPages(
  rows: readonly ResultRow[],
  groups: number,
  columns: GroupColumns,
  room: number,
): GroupPage[] {
  const heightOf = ({ text }: ResultRow) => {
    const lines = breakLines(text, { maxWidth: columns.words - GAP, size: ROW.size, weight: 700 }).length;
    return Math.max(ROW.least, lines * ROW.line + ROW.padding);
  };
  const pages: ListPage<ResultRow>[] = listPages(rows, room, heightOf);
  const starts = Array.from({ length: Math.ceil(groups / columns.groups) }, (_, index) => index * columns.groups);
  return starts.flatMap((from) =>
    pages.map(({ key, items }) => ({
      key: `${from}:${key}`,
      rows: items,
      from,
      to: Math.min(groups, from + columns.groups),
    })),
  );
}
