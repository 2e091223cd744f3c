import { expect, it } from "vitest";
import { ownersIn } from "./owners.ts";

it.each([
  ["", []],
  [" , ;\n", []],
  ["Red Swift", ["Red Swift"]],
  ["Red Swift, Kind Robin;the night team\nRed Swift", ["Red Swift", "Kind Robin", "the night team"]],
  ["x".repeat(50), ["x".repeat(40)]],
])("[FT4] %j names %j", (typed, expected) => {
  expect(ownersIn(typed)).toEqual(expected);
});

it("[FT4] never names more than may be kept", () => {
  expect(ownersIn(Array.from({ length: 30 }, (_, index) => `n${index}`).join())).toHaveLength(12);
});
