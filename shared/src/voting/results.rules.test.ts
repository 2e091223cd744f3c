import { expect, it } from "vitest";
import type { NoteId } from "../kernel/ids.ts";
import { countByGroup } from "./groupResults.rules.ts";
import { equalScores, inEqualOrder, roundResults } from "./results.rules.ts";
import type { ShownGroup } from "./results.schema.ts";
import { makeRound } from "./results.testing.ts";
import { tallyBallots } from "./voting.tally.ts";

const candidates = ["a", "b", "c"].map((id) => ({ noteId: id as NoteId, text: `Idea ${id}` }));
const group = (id: string, voters: number, dots: number[]): ShownGroup => ({ id, voters, dots, votersEach: dots });
const tally = (dots: number[]) =>
  candidates
    .map(({ noteId }, index) => ({ noteId, dots: dots[index] ?? 0, voters: dots[index] ?? 0 }))
    .toSorted((one, other) => other.dots - one.dots);
const results = (shown: ShownGroup[], dots: number[]) =>
  roundResults({ candidates, tally: tally(dots) }, { shown, hidden: [], least: 5 });

it("[RS1] staff who are many do not outvote carers who are few, when each group counts the same", () => {
  const shown = [group("staff", 50, [100, 50, 0]), group("carers", 5, [0, 5, 15])];
  const found = results(shown, [100, 55, 15]);
  expect(found?.rows.map(({ noteId, place, equalPlace }) => [noteId, place, equalPlace])).toEqual([
    ["a", 1, 2],
    ["b", 2, 3],
    ["c", 3, 1],
  ]);
  expect(found?.rows[0]?.equalShare).toBeCloseTo((100 / 150 + 0) / 2);
  expect(found?.rows[2]?.spread).toBeCloseTo(0.75);
  expect(found?.disagree).toBe(true);
  expect(inEqualOrder(found?.rows ?? []).map(({ noteId }) => noteId)).toEqual(["c", "a", "b"]);
});

it("[RS2] equal shares share a place, though as fractions they would not be equal to the last bit", () => {
  const shown = [group("x", 7, [1, 2, 4]), group("y", 9, [2, 4, 8]), group("z", 5, [10, 9, 2])];
  const scores = equalScores(shown)?.scores.map(String);
  expect(new Set(scores).size).toBe(3);
  const tied = results([group("x", 5, [1, 1, 1]), group("y", 6, [2, 2, 2])], [3, 3, 3]);
  expect(tied?.rows.map(({ place, equalPlace }) => [place, equalPlace])).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
  ]);
  expect(tied?.rows.every(({ isTied, isEqualTied }) => isTied && isEqualTied)).toBe(true);
  expect(tied?.disagree).toBe(false);
});

it("[RS3] those who chose not to say count for everyone, and are no group with an equal say", () => {
  const shown = [group("x", 5, [5, 0, 0]), group("undeclared", 20, [0, 20, 0])];
  expect(equalScores(shown)).toBeNull();
  const found = results([...shown, group("y", 5, [0, 0, 5])], [5, 20, 5]);
  expect(found?.rows.find(({ noteId }) => noteId === "b")).toMatchObject({ place: 1, equalPlace: 3, equalShare: 0 });
  expect(found?.groups.map(({ id }) => id)).toEqual(["x", "undeclared", "y"]);
});

it("[RS3] with fewer than two groups to compare there is no equal weight, no spread and no disagreement", () => {
  const found = results([group("x", 5, [5, 0, 0])], [6, 7, 0]);
  expect(found?.rows[0]).toMatchObject({ noteId: "b", equalShare: null, equalPlace: null, spread: null });
  expect(found?.disagree).toBe(false);
});

it("[VO7] an open round has no results", () => {
  expect(roundResults({ candidates }, { shown: [], hidden: [], least: 5 })).toBeNull();
});

it("[RS1] for 1,000 random rounds: groups add up to no more than everyone, shares to one, places follow the shares", () => {
  for (let seed = 0; seed < 1_000; seed += 1) {
    const round = makeRound(seed);
    const ballots = round.ballots.map(({ dots }) => dots);
    const counted = countByGroup(round.candidates, round.ballots, { least: 5, earlier: [] });
    const found = roundResults(
      { candidates: round.candidates, tally: tallyBallots(round.candidates, ballots) },
      { ...counted, least: 5 },
    );
    if (!found) throw new Error("closed");
    for (const row of found.rows) {
      const dots = row.groups.reduce((sum, one) => sum + one.dots, 0);
      const voters = row.groups.reduce((sum, one) => sum + one.voters, 0);
      expect(dots).toBeLessThanOrEqual(row.dots);
      expect(voters).toBeLessThanOrEqual(row.voters);
      if (counted.hidden.length === 0) expect([dots, voters]).toEqual([row.dots, row.voters]);
      expect(row.place).toBe(1 + found.rows.filter((other) => other.dots > row.dots).length);
    }
    const equal = inEqualOrder(found.rows).map(({ equalShare }) => equalShare ?? 0);
    expect(equal.every((share, index) => index === 0 || share <= (equal[index - 1] ?? 0) + 1e-12)).toBe(true);
    if (found.rows[0]?.equalShare !== null) expect(equal.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  }
});
