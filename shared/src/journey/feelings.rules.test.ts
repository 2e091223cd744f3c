import { describe, expect, it } from "vitest";
import type { StepId } from "../kernel/ids.ts";
import { countFeelings, distinctWords, feelingSpread, isBlank, rateDenial } from "./feelings.rules.ts";
import { FeelingWord, type OwnFeeling } from "./feelings.schema.ts";

const rank = (text: string) => [...text].toReversed().join("");
const step = (id: string) => id as StepId;
const given = (stepId: string, value: number | null, ...words: string[]): OwnFeeling => ({
  stepId: step(stepId),
  value,
  words,
});

/** The same numbers at every run. */
function someRatings(seed: number): number[] {
  let at = seed;
  const next = () => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648;
    return at / 2_147_483_648;
  };
  return Array.from({ length: 5 + Math.floor(next() * 60) }, () => Math.floor(next() * 5) - 2);
}

describe("[FE3] how ratings lie", () => {
  it.each([
    [[-2, 2], 0, -2, 2, true],
    [[-2, -1, 1], -1, -2, 1, true],
    [[-1, 0, 0, 2], 0, -1, 2, true],
    [[-2, 0, 0], 0, -2, 0, false],
    [[0, 1, 2], 1, 0, 2, false],
    [[1, 2], 1.5, 1, 2, false],
  ])("%j: %d in the middle, from %d to %d, mixed views %s", (ratings, median, lowest, highest, mixed) => {
    expect(feelingSpread(ratings, 0)).toMatchObject({ median, lowest, highest, mixed });
  });

  it("[FE3] at any ratings the middle lies in the spread, half at most lie on either side, and none is lost", () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const ratings = someRatings(seed);
      const spread = feelingSpread(ratings);
      if (!spread) throw new Error("five ratings and more have a spread");
      const { counts, median, lowest, highest, mixed } = spread;
      expect(lowest <= median && median <= highest).toBe(true);
      expect(ratings.filter((rating) => rating < median).length).toBeLessThanOrEqual(ratings.length / 2);
      expect(ratings.filter((rating) => rating > median).length).toBeLessThanOrEqual(ratings.length / 2);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(ratings.length);
      expect(mixed).toBe(ratings.some((rating) => rating < 0) && ratings.some((rating) => rating > 0));
      expect(feelingSpread(ratings.toReversed())).toEqual(spread);
    }
  });

  it("[FE4] there is none under five ratings, nor of none", () => {
    expect(feelingSpread([1, 1, 1, 1])).toBeNull();
    expect(feelingSpread([1, 1, 1, 1, 1])?.median).toBe(1);
    expect(feelingSpread([], 0)).toBeNull();
  });
});

describe("[FE4] what the room said of a map", () => {
  it("leaves a gap where nobody rated, and never counts a gap as nought", () => {
    const counted = countFeelings([given("s1", 2), given("s1", null, "numb"), given("s2", null, "numb")], rank, 1);
    expect(counted).toEqual([
      {
        stepId: "s1",
        answered: 1,
        spread: expect.objectContaining({ median: 2, counts: [0, 0, 0, 0, 1] }),
        words: expect.anything(),
      },
    ]);
  });

  it("holds neither figures nor words of a step that fewer than five rated", () => {
    const four = [1, 1, 2, 2].map((value) => given("s1", value, "calm"));
    expect(countFeelings(four, rank)).toEqual([{ stepId: "s1", answered: 4, spread: null, words: [] }]);
    const five = [...four, given("s1", -1, "Calm", "lost")];
    expect(countFeelings(five, rank)[0]?.words.map(({ text, count }) => [text, count])).toEqual(
      [
        ["Calm", 5],
        ["lost", 1],
      ].toSorted(([a], [b]) => (rank(String(a).toLowerCase()) < rank(String(b).toLowerCase()) ? -1 : 1)),
    );
  });

  it("[FE2] does not depend on who rated first", () => {
    const answers = [3, 1, 4, 1, 5, 9, 2, 6].map((n, index) =>
      given(index % 2 === 0 ? "s2" : "s1", (n % 5) - 2, ["sad", "Hope", "hope", "tired"][n % 4] ?? ""),
    );
    expect(countFeelings(answers.toReversed(), rank, 1)).toEqual(countFeelings(answers, rank, 1));
  });
});

it("[FE1] nobody rates a map that is not open for it, and nobody who may not", () => {
  expect(rateDenial({ mayRate: true }, { state: "open" })).toBeNull();
  expect(rateDenial({ mayRate: true }, { state: "closed" })).toBe("notOpen");
  expect(rateDenial({ mayRate: true }, null)).toBe("notOpen");
  expect(rateDenial({ mayRate: false }, { state: "open" })).toBe("cannotRate");
});

it("words are kept once, capitals aside; a gap without any says nothing", () => {
  expect(distinctWords(["Tired", "sad", "tired"])).toEqual(["Tired", "sad"]);
  expect(isBlank({ value: null, words: [] })).toBe(true);
  expect(isBlank({ value: 0, words: [] })).toBe(false);
  expect(isBlank({ value: null, words: ["numb"] })).toBe(false);
  expect(FeelingWord.safeParse("two\nlines").success).toBe(false);
});
