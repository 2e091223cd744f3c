import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { followLateness } from "./lateness.ts";
import type { Link } from "./session.types.ts";
import { createStore } from "./store.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function rig() {
  const [unsaved, link, late] = [createStore(false), createStore<Link>("online"), createStore(false)];
  return { unsaved, link, late, follower: followLateness({ unsaved, link, late, patienceMs: 5_000 }) };
}

it("[KE1] says after five seconds that an edit is not saved, though the line looks well", () => {
  const { unsaved, late } = rig();
  unsaved.set(true);
  vi.advanceTimersByTime(4_999);
  expect(late.get()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(late.get()).toBe(true);
  unsaved.set(false);
  expect(late.get()).toBe(false);
});

it("[KE1] says it at once when the board's own line is down or has ended", () => {
  for (const cut of ["offline", "ended"] as const) {
    const { unsaved, link, late } = rig();
    link.set(cut);
    expect(late.get()).toBe(false);
    unsaved.set(true);
    expect(late.get()).toBe(true);
  }
});

it("[KE1] starts the wait again when some of the edits have arrived", () => {
  const { unsaved, late, follower } = rig();
  unsaved.set(true);
  vi.advanceTimersByTime(4_000);
  follower.progress();
  vi.advanceTimersByTime(4_000);
  expect(late.get()).toBe(false);
  vi.advanceTimersByTime(1_000);
  expect(late.get()).toBe(true);
});
