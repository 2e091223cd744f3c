import { expect, it } from "vitest";
import { readNumber } from "./readNumber.ts";

it.each([
  ["12", 12],
  [" 1 234,5 ", 1234.5],
  ["1,5", 1.5],
  ["0.25", 0.25],
  ["1,234", 1234],
  ["-12,345,678.9", -12_345_678.9],
  ["abc", null],
  ["", null],
  ["1,2,3", null],
])("[PG1] %j is read as %j", (typed, value) => {
  expect(readNumber(typed)).toBe(value);
});
