import { expect, it } from "vitest";
import { equalTo, type Model, solve } from "yalps";
import { SMALL_GROUP } from "../kernel/limits.ts";
import { countByGroup } from "./groupResults.rules.ts";
import { leastCut } from "./leastCut.ts";
import { chanceFrom } from "./results.testing.ts";
import { electorateKeys, staysCrowded, tableRoundDenial } from "./tableRounds.rules.ts";
import type { Allocation, Candidate } from "./voting.schema.ts";

const people = (from: number, to: number) =>
  new Set(Array.from({ length: to - from }, (_, index) => `p${from + index}`));
const none = { earlier: [], least: SMALL_GROUP, groupsAreShown: false };

it("[RG8] a vote for fewer people than the threshold is not opened", () => {
  expect(tableRoundDenial(people(0, 4), none)).toBe("tooFewAtTables");
  expect(tableRoundDenial(people(0, 5), none)).toBeNull();
});

it("[RG8] a vote by table is not opened where results by group of the same notes are shown", () => {
  expect(tableRoundDenial(people(0, 9), { ...none, groupsAreShown: true })).toBe("tablesComparable");
});

it("[RG8] nor where taking one vote by table from another would leave a few people", () => {
  expect(tableRoundDenial(people(0, 12), { ...none, earlier: [people(0, 9)] })).toBe("tablesComparable");
  expect(tableRoundDenial(people(0, 14), { ...none, earlier: [people(0, 9)] })).toBeNull();
  expect(tableRoundDenial(people(9, 18), { ...none, earlier: [people(0, 9)] })).toBeNull();
});

it("[RG8] whoever was in the same votes has the same key", () => {
  const keys = electorateKeys([people(0, 4), people(2, 6)]);
  expect(new Set(keys.values()).size).toBe(3);
  expect(keys.get("p2")).toBe(keys.get("p3"));
});

it("the least cut parts a picture where it hangs together least", () => {
  const line = (from: string, to: string, weight: number) => ({ from, to, weight });
  expect(leastCut([])).toBe(Number.POSITIVE_INFINITY);
  expect(leastCut([line("a", "b", 7)])).toBe(7);
  expect(leastCut([line("a", "b", 9), line("b", "c", 3), line("c", "d", 9)])).toBe(3);
  expect(leastCut([line("a", "b", 4), line("b", "c", 4), line("c", "a", 4)])).toBe(8);
  expect(leastCut([line("a", "b", 6), line("c", "d", 5)])).toBe(5);
});

/** Rank by Gaussian elimination, in whole numbers modulo a large prime. */
function rank(rows: readonly (readonly number[])[]): number {
  const prime = 1_000_003;
  const matrix = rows.map((row) => row.map((value) => ((value % prime) + prime) % prime));
  const inverse = (value: number) => {
    let [result, base, power] = [1, value, prime - 2];
    for (; power > 0; power = Math.floor(power / 2)) {
      if (power % 2 === 1) result = (result * base) % prime;
      base = (base * base) % prime;
    }
    return result;
  };
  let found = 0;
  for (let column = 0; column < (matrix[0]?.length ?? 0); column += 1) {
    const pivot = matrix.findIndex((row, index) => index >= found && row[column] !== 0);
    if (pivot < 0) continue;
    [matrix[found], matrix[pivot]] = [matrix[pivot] ?? [], matrix[found] ?? []];
    const top = matrix[found] ?? [];
    const factor = inverse(top[column] ?? 1);
    for (let index = found + 1; index < matrix.length; index += 1) {
      const row = matrix[index] ?? [];
      const times = ((row[column] ?? 0) * factor) % prime;
      if (times !== 0)
        matrix[index] = row.map((value, at) => (((value - times * (top[at] ?? 0)) % prime) + prime) % prime);
    }
    found += 1;
  }
  return found;
}

/** Whether adding and taking away totals can come to something that only some of these cells are in. */
function tellsOnlyOf(cells: readonly number[], totals: readonly (readonly number[])[]): boolean {
  const inside = new Set(cells);
  const rest = totals.map((row) => row.filter((_, cell) => !inside.has(cell)));
  // Combinations that come to nothing outside the cells, less those that come to nothing at all.
  return totals.length - rank(rest) > totals.length - rank(totals);
}

it("[RG9] a picture stays crowded exactly when no sum of its totals is about fewer people than the threshold", () => {
  const seen = { crowded: 0, open: 0 };
  for (let seed = 0; seed < 400; seed += 1) {
    const int = chanceFrom(seed);
    const [groups, tables] = [int(1, 4), int(1, 4)];
    const cells = Array.from({ length: groups * tables }, (_, index) => ({
      group: index % groups,
      table: Math.floor(index / groups),
      size: int(0, 2) === 0 ? 0 : int(1, 7),
    })).filter(({ size }) => size > 0);
    if (cells.length === 0) continue;
    const totals = [
      ...Array.from({ length: groups }, (_, group) => cells.map((cell) => (cell.group === group ? 1 : 0))),
      ...Array.from({ length: tables }, (_, table) => cells.map((cell) => (cell.table === table ? 1 : 0))),
    ];
    let isTold = false;
    for (let set = 1; set < 2 ** cells.length && !isTold; set += 1) {
      const chosen = cells.flatMap((_, index) => ((set >> index) & 1 ? [index] : []));
      const size = chosen.reduce((sum, index) => sum + (cells[index]?.size ?? 0), 0);
      if (size < SMALL_GROUP && tellsOnlyOf(chosen, totals)) isTold = true;
    }
    const ballots = cells.flatMap(({ group, table, size }) =>
      Array.from({ length: size }, () => ({ group: `${group}`, tables: `${table}` })),
    );
    expect(staysCrowded(ballots, SMALL_GROUP), `seed ${seed}`).toBe(!isTold);
    seen[isTold ? "open" : "crowded"] += 1;
  }
  expect(Math.min(seen.crowded, seen.open)).toBeGreaterThan(20);
});

const NOTES: Pick<Candidate, "noteId">[] = [
  { noteId: "x" as Candidate["noteId"] },
  { noteId: "y" as Candidate["noteId"] },
];

it("[RG9] after votes by table, what few people of a group did at their table is not to be had by linear programming", () => {
  const seen = { some: 0, none: 0 };
  for (let seed = 0; seed < 600; seed += 1) {
    const int = chanceFrom(seed);
    const tables = int(2, 4);
    const ballots = Array.from({ length: int(12, 40) }, (_, person) => ({
      groupId: ["a", "b", "c"][int(0, 2)] ?? null,
      tables: `${person % tables}`,
      dots: (int(0, 1) === 0 ? { x: 1 } : { y: 1 }) as unknown as Allocation,
    }));
    const atTables = Array.from({ length: tables }, (_, table) => ballots.filter((one) => one.tables === `${table}`));
    // A vote of so few is not opened in the first place.
    if (atTables.some(({ length }) => length < SMALL_GROUP)) continue;
    const { shown, hidden } = countByGroup(NOTES, ballots, { least: SMALL_GROUP, earlier: [] });
    seen[shown.length > 0 ? "some" : "none"] += 1;
    if (shown.length === 0) continue;
    const groupOf = (id: string | null) => (hidden.includes(id ?? "") ? "" : (id ?? ""));
    const cells = new Map<string, number>();
    for (const { groupId, tables: table } of ballots) {
      const cell = `${groupOf(groupId)} ${table}`;
      cells.set(cell, (cells.get(cell) ?? 0) + 1);
    }
    // Every cell's dots on x as an unknown figure, free to be anything: only the totals bind it.
    const onX = (list: typeof ballots) => list.filter(({ dots }) => "x" in dots).length;
    const constraints = new Map<string, ReturnType<typeof equalTo>>();
    const variables = new Map<string, Map<string, number>>();
    for (const cell of cells.keys()) {
      const [group, table] = cell.split(" ") as [string, string];
      variables.set(
        cell,
        new Map([
          [`group ${group}`, 1],
          [`table ${table}`, 1],
        ]),
      );
      constraints.set(`group ${group}`, equalTo(onX(ballots.filter((one) => groupOf(one.groupId) === group))));
      constraints.set(`table ${table}`, equalTo(onX(ballots.filter((one) => one.tables === table))));
    }
    for (const [cell, size] of cells) {
      if (size >= SMALL_GROUP) continue;
      const ends = (["minimize", "maximize"] as const).map((direction) => {
        const aimed = new Map(variables).set(cell, new Map(variables.get(cell)).set("aim", 1));
        // Shifted, so that a figure may be less than nothing: what is not bound by the totals runs far both ways.
        const model: Model = {
          direction,
          objective: "aim",
          constraints: shifted(constraints, variables),
          variables: aimed,
        };
        return solve(model);
      });
      const width =
        (ends[1]?.status === "unbounded" ? Number.POSITIVE_INFINITY : (ends[1]?.result ?? 0)) - (ends[0]?.result ?? 0);
      expect(width, `seed ${seed}, ${cell}`).toBeGreaterThan(1);
    }
  }
  expect(Math.min(seen.some, seen.none)).toBeGreaterThan(9);
});

const FAR = 1_000;

/** The same totals for figures that are each larger by `FAR`. */
function shifted(
  constraints: ReadonlyMap<string, ReturnType<typeof equalTo>>,
  variables: ReadonlyMap<string, ReadonlyMap<string, number>>,
) {
  return new Map(
    [...constraints].map(([name, total]) => {
      const cells = [...variables.values()].filter((parts) => parts.has(name)).length;
      return [name, equalTo((total.equal ?? 0) + cells * FAR)] as const;
    }),
  );
}

it("[RG9] a group that all but one table hold whole is hidden", () => {
  // Table 0: five carers and two others. Table 1: eight others. The others' total less table 1 would be those two.
  const say = (groupId: string, tables: string, size: number) =>
    Array.from({ length: size }, (_, person) => ({
      groupId,
      tables,
      dots: { [person % 2 === 0 ? "x" : "y"]: 1 } as Allocation,
    }));
  const ballots = [...say("carer", "0", 5), ...say("other", "0", 2), ...say("other", "1", 8)];
  expect(countByGroup(NOTES, ballots, { least: SMALL_GROUP, earlier: [] }).shown).toEqual([]);
  const withoutTables = ballots.map(({ tables: _tables, ...ballot }) => ballot);
  expect(countByGroup(NOTES, withoutTables, { least: SMALL_GROUP, earlier: [] }).shown).toHaveLength(2);
});
