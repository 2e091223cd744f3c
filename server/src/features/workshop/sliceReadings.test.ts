import type { PatchPart } from "@longtable/shared/workshop/workshop.patch";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Change } from "../../kernel/publish.ts";
import { createSliceReadings } from "./sliceReadings.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Readings that say which reading they are. */
function counted() {
  let count = 0;
  const read = vi.fn(async (_workshopId: string, _part: PatchPart) => {
    count += 1;
    return count;
  });
  return { read, readings: createSliceReadings(read) };
}

it("[WS30] a part is read once for all who come in the same moment, each workshop for itself", async () => {
  const { read, readings } = counted();
  expect(await Promise.all([readings.of("w", "rounds"), readings.of("w", "rounds")])).toEqual([1, 1]);
  expect(await readings.of("w", "rounds")).toBe(1);
  expect(await readings.of("w", "checks")).toBe(2);
  expect(await readings.of("v", "rounds")).toBe(3);
  expect(read).toHaveBeenCalledTimes(3);
});

describe("[WS30] a part is read anew after a change", () => {
  const cases: [string, PatchPart, Change, boolean][] = [
    ["of it", "decisions", { slices: ["decisions"] }, true],
    ["of something else", "decisions", { slices: ["checks"] }, false],
    ["for one seat", "checks", { seatSlices: [{ seatId: "s", slices: ["checks"] }] }, true],
    ["in a count of it", "participants", { counts: ["participants"] }, true],
    ["in the count that a whole round holds too", "rounds", { counts: ["roundCounts"] }, true],
    ["of rounds, whose counts it holds", "roundCounts", { slices: ["rounds"] }, true],
    ["of what it depends on", "followThrough", { slices: ["activities"] }, true],
    ["of where somebody sits", "checks", { seats: ["s"] }, true],
  ];
  it.each(cases)("%s", async (_what, part, change, isNew) => {
    const { readings } = counted();
    expect(await readings.of("w", part)).toBe(1);
    readings.forget("another", change);
    expect(await readings.of("w", part)).toBe(1);
    readings.forget("w", change);
    expect(await readings.of("w", part)).toBe(isNew ? 2 : 1);
  });
});

it("[WS30] a reading that began before a change is kept for nobody who comes after it", async () => {
  const answers: ((value: string) => void)[] = [];
  const readings = createSliceReadings(() => new Promise<string>((resolve) => answers.push(resolve)));
  const before = readings.of("w", "rounds");
  readings.forget("w", { slices: ["rounds"] });
  const after = readings.of("w", "rounds");
  answers[0]?.("as it was");
  answers[1]?.("as it is");
  expect(await before).toBe("as it was");
  expect(await after).toBe("as it is");
  expect(await readings.of("w", "rounds")).toBe("as it is");
});

it("[WS30] nothing is kept for longer than a second, and no failure at all", async () => {
  const { read, readings } = counted();
  await readings.of("w", "rounds");
  vi.advanceTimersByTime(999);
  expect(await readings.of("w", "rounds")).toBe(1);
  vi.advanceTimersByTime(1);
  expect(await readings.of("w", "rounds")).toBe(2);
  read.mockRejectedValueOnce(new Error("the disk"));
  await expect(readings.of("w", "checks")).rejects.toThrow("the disk");
  expect(await readings.of("w", "checks")).toBe(3);
});
