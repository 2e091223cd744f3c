import { expect, it } from "vitest";
import { createServerClock } from "./serverClock.ts";

it("[PR11] a device whose clock is wrong shows the server's time, by whatever arrived last", () => {
  let device = 5_000;
  const clock = createServerClock(() => device);
  const timer = { now: 1_000_000 };
  clock.hear(timer, undefined);
  expect(clock.now()).toBe(1_000_000);
  device += 60_000;
  // The timer that stands in the state since then says nothing about now.
  clock.hear(timer, null);
  expect(clock.now()).toBe(1_060_000);
  // After sleep, or when the device's clock was set right.
  device = 2_000_000;
  clock.hear(timer, { now: 1_061_000 });
  expect(clock.now()).toBe(1_061_000);
});
