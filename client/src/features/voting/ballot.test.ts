import type { Allocation, Candidate } from "@longtable/shared/voting/voting.schema";
import { expect, it } from "vitest";
import type { Unsent } from "../../session/session.types.ts";
import { dotsLeft, isSettled, moreDenial, tap, unsentBallot } from "./ballot.ts";

const rules = {
  state: "open" as const,
  dots: 5,
  maxPerItem: 3,
  candidates: ["a", "b", "c"].map((noteId) => ({ noteId }) as Candidate),
};
const ballot = (dots: Record<string, number>) => dots as Allocation;

it.each([
  [{}, "a", 1, { a: 1 }],
  [{ a: 2 }, "a", 1, { a: 3 }],
  [{ a: 3 }, "a", 1, { a: 3 }],
  [{ a: 3, b: 2 }, "c", 1, { a: 3, b: 2 }],
  [{ a: 1 }, "a", -1, {}],
  [{ a: 2, b: 1 }, "a", -1, { b: 1, a: 1 }],
  [{}, "a", -1, {}],
] as const)("[VO2] with %j, a tap on %s by %i leaves %j", (before, noteId, by, after) => {
  expect(tap(rules, ballot(before), noteId, by)).toEqual(after);
});

it.each([
  [{ a: 3 }, "a", "tooManyOnOne"],
  [{ a: 3, b: 2 }, "c", "overspent"],
  [{ a: 3, b: 2 }, "a", "tooManyOnOne"],
  [{ a: 1 }, "a", null],
] as const)("[VO3] with %j, one more on %s is stopped by %s", (dots, noteId, denial) => {
  expect(moreDenial(rules, ballot(dots), noteId)).toBe(denial);
});

it("[VO2] says how many dots are left, and never fewer than none", () => {
  expect(dotsLeft(rules, ballot({ a: 3, b: 1 }))).toBe(1);
  expect(dotsLeft(rules, ballot({ a: 9 }))).toBe(0);
});

it("[VO4] finds the last ballot that waits on this device, of this round, and none that was refused", () => {
  const item = (roundId: string, dots: object, refused: Unsent["refused"] = null): Unsent => ({
    id: "u",
    type: "voting.castBallot",
    input: { roundId, dots },
    refused,
    isTried: false,
  });
  const refused = { code: "conflict", messageKey: "voting.roundNotOpen" };
  expect(unsentBallot([item("r1", { a: 1 }), item("r1", { a: 2 }), item("r2", { b: 1 })], "r1")).toEqual({ a: 2 });
  expect(unsentBallot([item("r1", { a: 1 }, refused)], "r1")).toBeNull();
});

it.each([
  ["not while the server has not acknowledged it", { a: 1 }, false, "open", { a: 1 }, false],
  ["not while the room's state still says what was before", { a: 2 }, true, "open", { a: 1 }, false],
  ["not while the room's state says nothing of it", { a: 1 }, true, "open", undefined, false],
  ["once the room's state says the same", { b: 1, a: 2 }, true, "open", { a: 2, b: 1 }, true],
  ["once the vote has closed", { a: 2 }, false, "closed", { a: 1 }, true],
] as const)("[VO4] what was tapped gives way %s", (_case, dots, isSaved, state, mine, expected) => {
  const round = { state, ...(mine && { mine: ballot(mine) }) };
  expect(isSettled({ dots: ballot(dots), isSaved }, round)).toBe(expected);
});
