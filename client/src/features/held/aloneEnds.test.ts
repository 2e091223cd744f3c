import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { expect, it } from "vitest";
import { aloneEnd } from "./aloneEnds.ts";
import { leftUnshown } from "./unshown.ts";
import { aloneActivityOn } from "./writtenAlone.ts";

const state = (activities: object[], isModerated = false) =>
  ({ activities, boards: [{ id: "b" }], held: { isModerated, notes: [] } }) as unknown as WorkshopState;
const think = (at: string, writing = "alone", openedAt: number | null = 1) => ({
  id: "think",
  state: at,
  writing,
  openedAt,
  boards: [{ id: "b" }],
});
const gather = (at: string) => ({ id: "gather", state: at, openedAt: 2, boards: [{ id: "b" }] });

it.each([
  ["rests", think("paused"), "paused"],
  ["ended before it was shown", think("closed"), "unshown"],
  ["was shown", think("revealed", "together"), "together"],
  ["was shown and closed at once", think("closed", "together"), "together"],
  ["goes on together", think("open", "together"), "stopped"],
  ["goes on alone", think("open"), null],
])("[TH18] says what became of writing alone that %s", (_, activity, end) => {
  expect(aloneEnd(state([activity]), "think")).toBe(end);
});

it("[TH18] says that hosts read first where they do", () => {
  expect(aloneEnd(state([think("revealed", "together")], true), "think")).toBe("toRead");
});

it("[TH17] a board is written on alone while its open activity is, and not while that one gave way to another", () => {
  expect(aloneActivityOn(state([think("open")]), "b")?.id).toBe("think");
  expect(aloneActivityOn(state([think("paused"), gather("open")]), "b")).toBeNull();
});

it("[TH18] hosts are told of what is not shown where nothing else leads to it", () => {
  const left = (...activities: object[]) => leftUnshown(state(activities).activities).map(({ id }) => id);
  expect(left(think("paused"))).toEqual([]);
  expect(left(think("closed"))).toEqual(["think"]);
  expect(left(think("paused"), gather("open"))).toEqual(["think"]);
  expect(left(think("queued", "alone", null))).toEqual([]);
  expect(left(think("closed", "together"))).toEqual([]);
});
