import { describe, expect, it } from "vitest";
import { checkDenial, checkInFront, ratingResult, valuesOf, wordCounts } from "./check.rules.ts";
import { type Check, CheckWord } from "./check.schema.ts";

const open = (kind: Check["kind"]) => ({ kind, state: "open" as const });

it.each([
  ["fist", 0, null],
  ["fist", 5, null],
  ["fist", 6, "wrongAnswer"],
  ["fist", -1, "wrongAnswer"],
  ["fist", "five", "wrongAnswer"],
  ["temperature", -2, null],
  ["temperature", 2, null],
  ["temperature", 3, "wrongAnswer"],
  ["temperature", 0.5, "wrongAnswer"],
  ["word", "hopeful", null],
  ["word", 2, "wrongAnswer"],
] as const)("[M10] to a %s, %j: %s", (kind, answer, expected) => {
  expect(checkDenial({ mayAnswer: true }, open(kind), answer)).toBe(expected);
});

it("[M10] nobody answers a closed check, and nobody who may not", () => {
  expect(checkDenial({ mayAnswer: true }, { kind: "fist", state: "closed" }, 3)).toBe("notOpen");
  expect(checkDenial({ mayAnswer: false }, open("fist"), 3)).toBe("cannotAnswer");
});

describe("[M29] ratings", () => {
  it.each([
    [[-2, 2], 0, -2, 2, true],
    [[-1, 1], 0, -1, 1, true],
    [[-2, -1, -2], -1.67, -2, -1, false],
    [[1, 2], 1.5, 1, 2, false],
    [[-1, 0], -0.5, -1, 0, false],
    [[0, 0], 0, 0, 0, false],
  ])("%j: mean %d, from %d to %d, mixed %s", (ratings, mean, lowest, highest, mixed) => {
    expect(ratingResult("temperature", ratings, 0)).toMatchObject({ mean, lowest, highest, mixed });
  });

  it("[M41] under five there is no result", () => {
    expect(ratingResult("fist", [1, 2, 3, 4])).toBeNull();
    expect(ratingResult("fist", [1, 2, 3, 4, 5])?.counts).toEqual([0, 1, 1, 1, 1, 1]);
  });

  it("on a hand, one finger beside four is mixed, two beside three is not", () => {
    expect(ratingResult("fist", [1, 4], 0)?.mixed).toBe(true);
    expect(ratingResult("fist", [2, 3, 3], 0)?.mixed).toBe(false);
  });

  it("are counted value by value, and of none there is no mean", () => {
    expect(ratingResult("fist", [0, 5, 5, 3], 0)?.counts).toEqual([1, 0, 0, 1, 0, 2]);
    expect(ratingResult("temperature", [], 0)).toEqual({
      counts: [0, 0, 0, 0, 0],
      mean: null,
      lowest: null,
      highest: null,
      mixed: false,
    });
    expect(valuesOf("temperature")).toEqual([-2, -1, 0, 1, 2]);
  });
});

describe("[M10] words", () => {
  const rank = (text: string) => [...text].toReversed().join("");

  it("are counted together, capitals aside", () => {
    expect(wordCounts(["Hope", "tired", "hope"], rank)).toEqual([
      { text: "tired", count: 1 },
      { text: "Hope", count: 2 },
    ]);
  });

  it("come in an order and a spelling that do not depend on who was first", () => {
    const words = ["slow", "Hope", "hope", "kind", "HOPE"];
    expect(wordCounts(words.toReversed(), rank)).toEqual(wordCounts(words, rank));
  });

  it.each(["", "   ", "x".repeat(31), "two\nlines", "a\u2028b", "a\u0000b"])("cannot be %j", (word) => {
    expect(CheckWord.safeParse(word).success).toBe(false);
  });
});

it("[M10] the check in front is the one asked last of those open", () => {
  const list = [
    { id: "a", state: "open", askedAt: 5 },
    { id: "b", state: "closed", askedAt: 7 },
  ] as Check[];
  expect(checkInFront(list)?.id).toBe("a");
});
