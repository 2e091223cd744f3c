import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createMetrics } from "../observability/metrics.ts";
import { createWaitingRoom, WAITING } from "./waitingRoom.ts";

let now = 0;
const clock = { now: () => now };
const metrics = createMetrics();
beforeEach(() => {
  now = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

it("[LI1] a full room turns away who has waited longest, not who comes", () => {
  const room = createWaitingRoom({ clock, metrics, most: 3 });
  const ended: string[] = [];
  for (const name of ["first", "second", "third"]) {
    room.enter("hub", () => ended.push(name));
    now += 400;
  }
  expect(room.enter("board", () => ended.push("fourth"))).toBeTypeOf("function");
  expect(ended).toEqual(["first"]);
  expect(room.size()).toBe(3);
});

it("[LI1] when everybody has only just come, the next is asked to come again", () => {
  const room = createWaitingRoom({ clock, metrics, most: 2 });
  const ended: string[] = [];
  room.enter("hub", () => ended.push("first"));
  room.enter("hub", () => ended.push("second"));
  expect(room.enter("hub", () => ended.push("third"))).toBeNull();
  expect(ended).toEqual([]);
});

it("[LI1] who shows a token leaves, and nobody ends them later", () => {
  const room = createWaitingRoom({ clock, metrics });
  const ended: string[] = [];
  const leave = room.enter("hub", () => ended.push("shown"));
  room.enter("hub", () => ended.push("silent"));
  room.enter("http", () => ended.push("http"));
  leave?.();
  leave?.();
  now = WAITING.longestMs;
  vi.advanceTimersByTime(1_000);
  expect(ended).toEqual(["silent"]);
  expect(room.size()).toBe(1);
});
