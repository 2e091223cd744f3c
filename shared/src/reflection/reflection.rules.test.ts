import { describe, expect, it } from "vitest";
import { countRungs, distanceTravelled, wheelChange, wheelDenial } from "./reflection.rules.ts";
import { PRINCIPLES, RUNGS, type Rung, WheelEvidence, type WheelScores } from "./reflection.schema.ts";

const scores = (...values: number[]): WheelScores =>
  Object.fromEntries(PRINCIPLES.map((key, index) => [key, values[index] ?? 0])) as WheelScores;
const evidence = (given: Partial<WheelEvidence> = {}) => WheelEvidence.parse(given);

it.each([
  ["six noughts need none", scores(), evidence(), null],
  ["a score rests on its own evidence", scores(2), evidence({ assets: "They wrote it" }), null],
  ["or on that of the whole wheel", scores(2, 3, 1), evidence({ whole: "Room talk, 25 tables" }), null],
  ["not on another's", scores(2, 1), evidence({ assets: "They wrote it" }), "wheelNeedsEvidence"],
  ["and never on nothing", scores(0, 0, 0, 0, 0, 1), evidence(), "wheelNeedsEvidence"],
  ["blanks are nothing", scores(1), evidence({ assets: "   " }), "wheelNeedsEvidence"],
])("[RF1] %s", (_case, given, rests, expected) => {
  expect(wheelDenial(given, rests)).toBe(expected);
});

it("[RF2] two wheels compare principle by principle", () => {
  const change = wheelChange({ scores: scores(2, 1, 1, 2, 1, 0) }, { scores: scores(3, 2, 2, 2, 0, 3) });
  expect(change).toEqual(scores(1, 1, 1, 0, -1, 3));
});

describe("[RF4] what people said about the rung", () => {
  const answers = (count: number) => Array.from({ length: count }, (_, index) => RUNGS[index % 3] as Rung);
  it.each([0, 1, 4])("is shown to nobody with %i answers", (count) => {
    expect(countRungs(answers(count))).toBeNull();
  });
  it.each([5, 6, 200])("counts each of %i answers once", (count) => {
    const counts = countRungs(answers(count));
    expect(counts && counts.to + counts.for + counts.with).toBe(count);
  });
  it("counts a rung nobody chose as nought", () => {
    expect(countRungs(Array.from({ length: 5 }, () => "with" as const))).toEqual({ to: 0, for: 0, with: 5 });
  });
});

describe("[RF5] distance travelled", () => {
  const people = (entries: Record<string, number>) => new Map(Object.entries(entries));
  it("pairs people and leaves out who rated once", () => {
    const start = people({ a: 3, b: 2, c: 5, d: 4, e: 6, f: 3, g: 4 });
    const end = people({ a: 6, b: 2, c: 7, d: 6, e: 5, f: 5 });
    expect(distanceTravelled(start, end)).toEqual({ pairs: 6, unpaired: 1, meanChange: 1.33 });
  });
  it("hides the change under five pairs, however many rated once", () => {
    const start = people({ a: 0, b: 0, c: 0, d: 0, x: 1, y: 1 });
    const end = people({ a: 9, b: 9, c: 9, d: 9, z: 1 });
    expect(distanceTravelled(start, end)).toEqual({ pairs: 4, unpaired: 3, meanChange: null });
  });
  it("is nothing without anybody", () => {
    expect(distanceTravelled(people({}), people({}))).toEqual({ pairs: 0, unpaired: 0, meanChange: null });
  });
  it("does not depend on who rated once", () => {
    const start = people({ a: 1, b: 1, c: 1, d: 1, e: 1 });
    const end = people({ a: 2, b: 2, c: 2, d: 2, e: 4 });
    const lonely = Array.from({ length: 50 }, (_, index) => [`x${index}`, index % 11] as const);
    const alone = distanceTravelled(start, end).meanChange;
    expect(distanceTravelled(new Map([...start, ...lonely]), end).meanChange).toBe(alone);
    expect(distanceTravelled(start, new Map([...end, ...lonely])).meanChange).toBe(alone);
  });
});
