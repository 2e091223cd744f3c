import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { goesOnWriting, leaveWriting } from "./useStayWriting.ts";

const field = {} as HTMLElement;
const around = { contains: (one: unknown) => one === field };
const elsewhere = { contains: () => false };
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", { activeElement: around });
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("[TB20] writing goes on for a while after the latest move, whenever the one before was", () => {
  leaveWriting("board");
  vi.advanceTimersByTime(4_000);
  leaveWriting("board");
  vi.advanceTimersByTime(4_000);
  expect([goesOnWriting("board", field), goesOnWriting("another", field)]).toEqual([true, false]);
  vi.advanceTimersByTime(1_000);
  expect(goesOnWriting("board", field)).toBe(false);
});

it("[TB20] a field takes nothing from where somebody has gone on meanwhile", () => {
  leaveWriting("board");
  vi.stubGlobal("document", { activeElement: elsewhere });
  expect(goesOnWriting("board", field)).toBe(false);
});
