import { expect, it } from "vitest";
import { equalTo, lessEq, type Model, solve } from "yalps";
import { SMALL_GROUP } from "../kernel/limits.ts";
import { UNDECLARED } from "./groupNames.ts";
import { countByGroup } from "./groupResults.rules.ts";
import { type MadeRound, makeRound } from "./results.testing.ts";
import type { Allocation } from "./voting.schema.ts";

const none = { least: SMALL_GROUP, earlier: [] };
const on = (dots: Allocation, noteId: string) => (dots as Record<string, number>)[noteId] ?? 0;
const idOf = ({ groupId }: { groupId: string | null }) => groupId ?? UNDECLARED;

function room(sizes: Record<string, number>, say: (group: string, person: number) => Record<string, number>) {
  return Object.entries(sizes).flatMap(([groupId, size]) =>
    Array.from({ length: size }, (_, person) => ({ groupId, dots: say(groupId, person) as Allocation })),
  );
}
const two = [{ noteId: "x" }, { noteId: "y" }] as MadeRound["candidates"];
const mixed = (_group: string, person: number): Record<string, number> => (person % 2 === 0 ? { x: 1 } : { y: 1 });

it.each([
  ["RG1", "small groups take the next smallest with them", { lived: 6, carer: 5, clin: 2, vol: 1 }, ["lived"]],
  ["RG1", "nothing is small", { lived: 6, carer: 5 }, ["lived", "carer"]],
  [
    "RG2",
    "one person beside four could take away their own ballot",
    { lived: 9, carer: 6, clin: 4, vol: 1 },
    ["lived"],
  ],
  ["RG2", "two people beside three cannot", { lived: 9, carer: 6, clin: 3, vol: 2 }, ["lived", "carer"]],
  ["RG1", "all are small", { lived: 4, carer: 4 }, []],
])("[%s] %s", (_rule, _case, sizes, expected) => {
  const { shown } = countByGroup(two, room(sizes, mixed), none);
  expect(shown.map(({ id }) => id)).toEqual(expected);
});

it("[RG3] when nobody hidden chose a note, the next smallest group is hidden too", () => {
  const say = (group: string, person: number) =>
    group === "clin" || group === "vol" ? { y: 1 } : mixed(group, person);
  const { shown } = countByGroup(two, room({ lived: 9, carer: 6, clin: 3, vol: 2 }, say), none);
  expect(shown.map(({ id }) => id)).toEqual(["lived"]);
});

it("[RG3] when everybody hidden put the same on a note, the next smallest group is hidden too", () => {
  const say = (group: string, person: number): Record<string, number> =>
    group === "clin" || group === "vol" ? { x: 2, y: (person % 2) + 1 } : { x: 1 + (person % 2), y: 1 };
  const { shown } = countByGroup(two, room({ lived: 9, carer: 6, clin: 3, vol: 2 }, say), none);
  expect(shown.map(({ id }) => id)).toEqual(["lived"]);
});

it("[RG3] what the whole room said alike hides nobody", () => {
  const { shown } = countByGroup(
    two,
    room({ lived: 9, carer: 6, clin: 3, vol: 2 }, () => ({ x: 1 })),
    none,
  );
  expect(shown.map(({ id }) => id)).toEqual(["lived", "carer"]);
});

it("[RG4] a group hidden in an earlier round stays hidden while it covers those that are still small", () => {
  const sizes = { lived: 9, carer: 5, clin: 3, vol: 2 };
  const alone = countByGroup(two, room(sizes, mixed), none);
  expect(alone.hidden).toEqual(["clin", "vol"]);
  const before = countByGroup(two, room({ lived: 9, carer: 4, clin: 2 }, mixed), none);
  expect(before.hidden).toEqual(["carer", "clin"]);
  const after = countByGroup(two, room(sizes, mixed), { least: SMALL_GROUP, earlier: [before] });
  expect(after.hidden).toEqual(["carer", "clin", "vol"]);
});

it("[RG1] the threshold can be higher", () => {
  const ballots = room({ lived: 12, carer: 9, clin: 6 }, mixed);
  expect(countByGroup(two, ballots, { least: 10, earlier: [] }).shown.map(({ id }) => id)).toEqual(["lived"]);
});

/** The tables that are published, and what is behind them. */
function published(seed: number) {
  const round = makeRound(seed);
  const least = SMALL_GROUP + (seed % 3);
  const { shown, hidden } = countByGroup(round.candidates, round.ballots, { least, earlier: [] });
  const crowd = round.ballots.filter((ballot) => hidden.includes(idOf(ballot)));
  const sizes = new Map(hidden.map((id) => [id, crowd.filter((ballot) => idOf(ballot) === id).length]));
  return { ...round, least, shown, hidden, crowd, sizes };
}

/**
 * The tightest bounds of a hidden cell for someone who knows every group's size and every ballot of the hidden people,
 * only not whose it is: any of the ballots may be the group's.
 */
function insiderBounds(figures: readonly number[], size: number): [number, number] {
  const ascending = figures.toSorted((a, b) => a - b);
  const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);
  return [sum(ascending.slice(0, size)), sum(ascending.slice(ascending.length - size))];
}

it("[RG5] in 10,000 random tables no suppressed cell is known to less than a dot and a voter, even to an insider", () => {
  const seen = { some: 0, none: 0, all: 0, cells: 0 };
  for (let seed = 0; seed < 10_000; seed += 1) {
    const { candidates, ballots, crowd, shown, hidden, sizes, least } = published(seed);
    seen[hidden.length === 0 ? "all" : shown.length === 0 ? "none" : "some"] += 1;
    if (shown.some(({ voters }) => voters < least)) expect.fail(`seed ${seed}: a small group is shown`);
    if (shown.length === 0) continue;
    for (const size of sizes.values()) {
      if (crowd.length < least || crowd.length - size < 2) expect.fail(`seed ${seed}: hidden people are no crowd`);
      for (const { noteId } of candidates) {
        for (const read of [on, (dots: Allocation, id: string) => Math.sign(on(dots, id))]) {
          if (new Set(ballots.map(({ dots }) => read(dots, noteId))).size === 1) continue;
          const [low, high] = insiderBounds(
            crowd.map(({ dots }) => read(dots, noteId)),
            size,
          );
          if (high - low < 1) expect.fail(`seed ${seed}: ${noteId} is known exactly`);
          seen.cells += 1;
        }
      }
    }
  }
  expect(Math.min(seen.some, seen.none, seen.all)).toBeGreaterThan(500);
  expect(seen.cells).toBeGreaterThan(10_000);
});

/**
 * Every hidden cell between its least and its most by linear programming, from the published tables and the rules of
 * the round. With sizes unknown, the groups' sizes are cells too.
 */
function linearBounds(table: ReturnType<typeof published>, knowsSizes: boolean) {
  const { candidates, ballots, shown, hidden, sizes, crowd, dots, maxPerItem } = table;
  const constraints = new Map<string, ReturnType<typeof lessEq>>();
  const variables = new Map<string, Map<string, number>>();
  const put = (variable: string, constraint: string, factor: number) =>
    variables.set(variable, (variables.get(variable) ?? new Map()).set(constraint, factor));
  constraints.set("people", equalTo(crowd.length));
  for (const id of hidden) {
    put(`size ${id}`, "people", 1);
    put(`size ${id}`, `known ${id}`, 1);
    if (knowsSizes) constraints.set(`known ${id}`, equalTo(sizes.get(id) ?? 0));
    put(`size ${id}`, `budget ${id}`, -dots);
    constraints.set(`budget ${id}`, lessEq(0));
    put(`size ${id}`, `all ${id}`, 1);
    constraints.set(`all ${id}`, lessEq(0));
  }
  candidates.forEach(({ noteId }, item) => {
    const all = ballots.map((ballot) => on(ballot.dots, noteId));
    const [dotsLeft, votersLeft] = shown.reduce(
      ([d, v], group) => [d - (group.dots[item] ?? 0), v - (group.votersEach[item] ?? 0)],
      [all.reduce((sum, one) => sum + one, 0), all.filter((one) => one > 0).length],
    );
    constraints.set(`dots ${noteId}`, equalTo(dotsLeft));
    constraints.set(`voters ${noteId}`, equalTo(votersLeft));
    for (const id of hidden) {
      const [d, v] = [`dots ${noteId} ${id}`, `voters ${noteId} ${id}`];
      put(d, `dots ${noteId}`, 1);
      put(v, `voters ${noteId}`, 1);
      put(d, `budget ${id}`, 1);
      put(v, `all ${id}`, -1);
      put(v, `most ${v}`, 1);
      put(`size ${id}`, `most ${v}`, -1);
      put(d, `cap ${v}`, 1);
      put(v, `cap ${v}`, -maxPerItem);
      put(v, `one ${v}`, 1);
      put(d, `one ${v}`, -1);
      for (const name of ["most", "cap", "one"]) constraints.set(`${name} ${v}`, lessEq(0));
    }
  });
  return (cell: string): number => {
    const aimed = new Map(variables).set(cell, new Map(variables.get(cell)).set("aim", 1));
    const ends = (["minimize", "maximize"] as const).map((direction) => {
      const model: Model = { direction, objective: "aim", constraints, variables: aimed };
      const { status, result } = solve(model);
      expect(status).toBe("optimal");
      return result;
    });
    return (ends[1] ?? 0) - (ends[0] ?? 0);
  };
}

const SLACK = 1e-6;

it("[RG5] linear programming bounds no suppressed cell tighter than promised", () => {
  let checked = 0;
  for (let seed = 0; checked < 1_500; seed += 1) {
    const table = published(seed);
    const { candidates, ballots, crowd, hidden, shown, least } = table;
    if (shown.length === 0 || hidden.length === 0) continue;
    const knowing = linearBounds(table, true);
    const reading = linearBounds(table, false);
    for (const id of hidden) {
      expect(reading(`size ${id}`), `seed ${seed}`).toBeGreaterThan(least - SLACK);
      for (const { noteId } of candidates) {
        const hiddenDots = crowd.reduce((sum, { dots }) => sum + on(dots, noteId), 0);
        expect(reading(`dots ${noteId} ${id}`), `seed ${seed}`).toBeGreaterThan(Math.min(least, hiddenDots) - SLACK);
        if (new Set(ballots.map(({ dots }) => on(dots, noteId))).size > 1) {
          expect(knowing(`dots ${noteId} ${id}`), `seed ${seed}`).toBeGreaterThan(1 - SLACK);
          checked += 1;
        }
      }
    }
  }
});

it("[RG4] in 2,000 random pairs of rounds, taking one from the other leaves nobody or a crowd", () => {
  let pairs = 0;
  for (let seed = 0; seed < 2_000; seed += 1) {
    const { candidates, ballots } = makeRound(seed);
    const first = ballots.filter((_, person) => (person * 7 + seed) % 4 > 0);
    const before = countByGroup(candidates, first, none);
    const after = countByGroup(candidates, ballots, { least: SMALL_GROUP, earlier: [before] });
    if (after.shown.length === 0) continue;
    const common = after.hidden.filter((id) => before.hidden.includes(id));
    const sizes = common.map((id) => ballots.filter((ballot) => idOf(ballot) === id).length);
    const together = sizes.reduce((sum, size) => sum + size, 0);
    if (together === 0) continue;
    pairs += 1;
    if (together < SMALL_GROUP || sizes.some((size) => together - size < 2)) expect.fail(`seed ${seed}`);
  }
  expect(pairs).toBeGreaterThan(100);
});
