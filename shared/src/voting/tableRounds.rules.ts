import { leastCut } from "./leastCut.ts";

/** Why a vote for these tables is not opened. */
export type TableRoundDenial = "tooFewAtTables" | "tablesComparable";

/** A vote by table on some of the same notes: who could vote in it. */
export type Electors = ReadonlySet<string>;

/**
 * Why a vote for so few people may not be opened, or null. Its total is everybody's to see, and so are the totals of
 * other votes by table on the same notes: nobody may be left over by taking one from the other but enough people
 * together (METHODS I14). `least` is the smallest number of people shown on its own.
 */
export function tableRoundDenial(
  electors: Electors,
  { earlier, least, groupsAreShown }: { earlier: readonly Electors[]; least: number; groupsAreShown: boolean },
): TableRoundDenial | null {
  if (electors.size < least) return "tooFewAtTables";
  if (groupsAreShown) return "tablesComparable";
  const sizes = new Map<string, number>();
  for (const key of electorateKeys([electors, ...earlier]).values()) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  return [...sizes.values()].some((size) => size < least) ? "tablesComparable" : null;
}

/** For each person in any of these electorates a key: the same for those who are in the same ones. */
export function electorateKeys(electorates: readonly Electors[]): Map<string, string> {
  const keys = new Map<string, string>();
  for (const [index, electors] of electorates.entries()) {
    for (const person of electors) keys.set(person, `${keys.get(person) ?? ""},${index}`);
  }
  return keys;
}

/** A ballot's two sides: the group it is counted in (all hidden groups are one), and the tables it was at. */
export interface TwoSides {
  group: string;
  tables: string;
}

/**
 * True when totals by group and totals by table together tell nothing about fewer than `least` people.
 *
 * Let groups and tables be points, and the people who are in both a line between the two, as heavy as they are many. Sums
 * of totals that come to nothing for everybody else belong to a cut: only the lines between its two sides are left. So
 * what can be worked out is about few people exactly when a cut through the picture is that light.
 */
export function staysCrowded(ballots: readonly TwoSides[], least: number): boolean {
  const lines = new Map<string, { from: string; to: string; weight: number }>();
  for (const { group, tables } of ballots) {
    const [from, to] = [`group ${group}`, `tables ${tables}`];
    const line = lines.get(`${from}\n${to}`) ?? { from, to, weight: 0 };
    lines.set(`${from}\n${to}`, { ...line, weight: line.weight + 1 });
  }
  return leastCut([...lines.values()]) >= least;
}
