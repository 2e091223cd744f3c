import type { NoteId } from "@longtable/shared/kernel/ids";
import { expect, it } from "vitest";
import { linedUp } from "./lineUpNotes.ts";

const points = new Map(
  [
    ["a", { x: 30, y: 0 }],
    ["b", { x: 0, y: 50 }],
    ["c", { x: 100, y: 500 }],
  ].map(([id, at]) => [id as NoteId, at as { x: number; y: number }]),
);
const after = (how: Parameters<typeof linedUp>[1]) => Object.fromEntries(linedUp(points, how));

it("[CV10] lines notes up on the first one's side or top", () => {
  expect(after("lefts")).toEqual({ a: { x: 0, y: 0 }, b: { x: 0, y: 50 }, c: { x: 0, y: 500 } });
  expect(after("tops")).toEqual({ a: { x: 30, y: 0 }, b: { x: 0, y: 0 }, c: { x: 100, y: 0 } });
});

it("[CV10] spreads notes with the same gaps, and leaves the outer two where they are", () => {
  expect(after("across")).toEqual({ a: { x: 50, y: 0 }, b: { x: 0, y: 50 }, c: { x: 100, y: 500 } });
  expect(after("down")).toEqual({ a: { x: 30, y: 0 }, b: { x: 0, y: 250 }, c: { x: 100, y: 500 } });
});
