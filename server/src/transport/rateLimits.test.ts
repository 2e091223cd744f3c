import type { SeatId } from "@longtable/shared/kernel/ids";
import { expect, it } from "vitest";
import { createBucket, createSeatLimits, RATES } from "./rateLimits.ts";

function fakeClock() {
  let now = 0;
  return {
    now: () => now,
    pass(milliseconds: number) {
      now += milliseconds;
    },
  };
}
const seat = (id: string, role: "participant" | "facilitator" = "participant") => ({ id: id as SeatId, role });
const takeAll = (take: () => boolean, most = 10_000) => {
  let taken = 0;
  while (taken < most && take()) taken += 1;
  return taken;
};

it("[CM4] a bucket gives its burst, then as much as time brings, and never saves up more than its burst", () => {
  const clock = fakeClock();
  const bucket = createBucket({ perSecond: 10, burst: 30 }, clock);
  expect(takeAll(bucket.take)).toBe(30);
  clock.pass(500);
  expect(takeAll(bucket.take)).toBe(5);
  expect(bucket.isFull()).toBe(false);
  clock.pass(1_000_000);
  expect(bucket.isFull()).toBe(true);
  expect(takeAll(bucket.take)).toBe(30);
});

it("[CM4] one seat's flood costs no other seat anything", () => {
  const limits = createSeatLimits(fakeClock());
  expect(takeAll(() => limits.take(seat("loud")))).toBe(RATES.guestCommands.burst);
  for (let n = 0; n < 200; n += 1) expect(limits.take(seat(`quiet ${n}`))).toBe(true);
  expect(takeAll(() => limits.take(seat("host", "facilitator")))).toBe(RATES.hostCommands.burst);
});

it("[CM4] with more seats than are remembered, a seat that used up its share still has to wait", () => {
  const limits = createSeatLimits(fakeClock());
  takeAll(() => limits.take(seat("loud")));
  for (let n = 0; n < 6_000; n += 1) limits.take(seat(`seat ${n}`));
  expect(limits.take(seat("loud"))).toBe(false);
});
