import { expect, it } from "vitest";
import { chanceFrom } from "../voting/results.testing.ts";
import { type OpenTable, placeEach, type Seated, shareOut, tableCount, tableFor } from "./seating.rules.ts";

const GROUPS = ["lived", "carer", "clin", "vol", null];
const SEEDS = Array.from({ length: 300 }, (_, seed) => seed);

/** One to 220 people of up to five groups, some of them small, and one to sixty tables. */
function makeRoom(seed: number) {
  const int = chanceFrom(seed);
  const groups = GROUPS.slice(0, int(1, GROUPS.length));
  const people: Seated[] = Array.from({ length: int(1, 220) }, (_, index) => ({
    id: `p${index}`,
    groupId: groups[int(0, int(0, groups.length - 1))] ?? null,
  }));
  return { people, count: int(1, 60), chance: (below: number) => int(0, below - 1) };
}

const spread = (counts: readonly number[]) => Math.max(...counts) - Math.min(...counts);

it.each([true, false])(
  "[TB1] tables differ by one person at most, and nobody is left out or seated twice (mixed: %s)",
  (isMixed) => {
    for (const seed of SEEDS) {
      const { people, count, chance } = makeRoom(seed);
      const tables = shareOut(people, count, { isMixed, chance });
      expect(tables).toHaveLength(count);
      expect(spread(tables.map(({ length }) => length)), `seed ${seed}`).toBeLessThanOrEqual(1);
      const ids = (list: readonly Seated[]) => list.map(({ id }) => id).toSorted();
      expect(ids(tables.flat())).toEqual(ids(people));
    }
  },
);

it("[TB2] mixed, each group is spread so that two tables differ by one of its people at most", () => {
  for (const seed of SEEDS) {
    const { people, count, chance } = makeRoom(seed);
    const tables = shareOut(people, count, { isMixed: true, chance });
    for (const group of GROUPS) {
      const counts = tables.map((own) => own.filter((person) => person.groupId === group).length);
      expect(spread(counts), `seed ${seed}`).toBeLessThanOrEqual(1);
    }
  }
});

it("[TB1] so many people each means no table has more", () => {
  for (let people = 0; people <= 220; people += 1) {
    for (const size of [4, 7, 8, 40])
      expect(Math.ceil(people / tableCount(people, { size }))).toBeLessThanOrEqual(size);
    expect(tableCount(people, { count: 7 })).toBe(7);
  }
});

it("[TB4] a latecomer gets one of the smallest tables, and of those the one with the fewest of their own group", () => {
  const tables: OpenTable[] = [
    { id: "one", groups: ["carer", "lived"] },
    { id: "two", groups: ["carer"] },
    { id: "three", groups: ["lived"] },
  ];
  expect(tableFor(tables, "carer")).toBe("three");
  expect(tableFor(tables, "lived")).toBe("two");
  expect(tableFor([], "lived")).toBeNull();
});

it("[TB4] people who come one by one to even tables leave them even", () => {
  for (const seed of SEEDS) {
    const { people, count } = makeRoom(seed);
    const tables = Array.from({ length: count }, (_, index) => ({ id: `t${index}`, groups: [] }));
    const placed = [...placeEach(people, tables).values()];
    const sizes = tables.map(({ id }) => placed.filter((at) => at === id).length);
    expect(spread(sizes), `seed ${seed}`).toBeLessThanOrEqual(1);
  }
});
