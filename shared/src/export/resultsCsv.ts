import type { RoundResults } from "../voting/results.rules.ts";
import { BYTE_ORDER_MARK, csvCell } from "./toCsv.ts";

/**
 * One closed round as CSV: a line a note, most dots first, with dots and voters of everyone and of each shown group.
 * Shares are parts of one; empty where fewer than two groups can be compared. `name` gives a group's name.
 */
export function resultsCsv({ rows, groups }: RoundResults, name: (groupId: string) => string): string {
  const head = [
    "id",
    "text",
    "place",
    "dots",
    "voters",
    "equal_place",
    "equal_share",
    "spread",
    ...groups.flatMap(({ id }) => [`${name(id)}: dots`, `${name(id)}: voters`]),
  ];
  const lines = rows.map((row) => [
    row.noteId,
    row.text,
    row.place,
    row.dots,
    row.voters,
    row.equalPlace,
    rounded(row.equalShare),
    rounded(row.spread),
    ...row.groups.flatMap(({ dots, voters }) => [dots, voters]),
  ]);
  return `${BYTE_ORDER_MARK}${[head, ...lines].map((line) => `${line.map(csvCell).join(",")}\r\n`).join("")}`;
}

/** Four places: a tenth of a thousandth of a group's dots is finer than any group here. */
const rounded = (share: number | null): number | null => (share === null ? null : Math.round(share * 10_000) / 10_000);
