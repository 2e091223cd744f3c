import { expect, it } from "vitest";
import { daysLeft } from "./daysLeft.ts";

const HOUR = 3_600_000;

it("[RT3] says today, tomorrow, or in how many days", () => {
  expect([-HOUR, HOUR, 24 * HOUR, 25 * HOUR, 14 * 24 * HOUR].map((ahead) => daysLeft(ahead, 0))).toEqual([
    0, 0, 0, 1, 13,
  ]);
});
