import { expect, it } from "vitest";
import { endsSoon, keptUntil } from "./retention.rules.ts";

const DAY = 86_400_000;

const NOON = DAY / 2;

it("[RT1] a workshop is kept until the day 90 days after it was last used, or as many as were set", () => {
  expect(keptUntil({ lastUsedAt: NOON, days: null, setAt: null })).toEqual({ days: 90, until: 90 * DAY });
  expect(keptUntil({ lastUsedAt: NOON, days: 7, setAt: 500 })).toEqual({ days: 7, until: 7 * DAY });
});

it("[RT2] a day is never shorter than a day, and whoever shortens it to what is over already has a day to think again", () => {
  expect(keptUntil({ lastUsedAt: NOON, days: 1, setAt: null })).toEqual({ days: 1, until: NOON + DAY });
  expect(keptUntil({ lastUsedAt: 0, days: 1, setAt: 40 * DAY })).toEqual({ days: 1, until: 41 * DAY });
});

it("[RT3] organisers are told from 14 days before the end on", () => {
  expect([endsSoon(20 * DAY, 5 * DAY), endsSoon(20 * DAY, 6 * DAY), endsSoon(20 * DAY, 30 * DAY)]).toEqual([
    false,
    true,
    true,
  ]);
});
