import { expect, it } from "vitest";
import { clockText, secondsLeft } from "./timeLeft.ts";

it.each([
  [400_000, 0, 400],
  [400_000, 1, 400],
  [400_000, 1_000, 399],
  [400_000, 400_000, 0],
  [400_000, 900_000, 0],
])("[WS7] a timer that ends at %i has, at %i, %i seconds left", (endsAt, now, left) => {
  expect(secondsLeft({ endsAt }, now)).toBe(left);
});

it("[RC9] a timer that stands still has what was left, whatever the time", () => {
  expect(secondsLeft({ endsAt: 400_000, leftMs: 90_500 }, 900_000)).toBe(91);
});

it("[RC10] extra time goes on where the room's has ended", () => {
  expect(secondsLeft({ endsAt: 400_000 }, 390_000, 300)).toBe(310);
  expect(secondsLeft({ endsAt: 400_000 }, 500_000, 300)).toBe(200);
  expect(secondsLeft({ endsAt: 400_000 }, 900_000, 300)).toBe(0);
});

it.each([
  [0, "0:00"],
  [59, "0:59"],
  [400, "6:40"],
  [3_905, "1:05:05"],
])("%i seconds are read as %s", (seconds, text) => {
  expect(clockText(seconds)).toBe(text);
});
