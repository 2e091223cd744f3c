import type { BoardContent } from "@longtable/shared/board/board.doc";
import { expect, it } from "vitest";
import { shareUnchanged } from "./sharedContent.ts";

const board = (...texts: string[]) =>
  ({
    type: "free",
    title: "Board",
    stages: [],
    steps: [{ id: "s1", label: "Ask", feeling: { value: 1, words: ["calm"] } }],
    lanes: [],
    columns: [],
    clusters: [],
    notes: texts.map((text, index) => ({ id: `n${index}`, text, place: { columnId: "c1" }, at: null })),
  }) as unknown as BoardContent;

it("a reading that says the same is the one before", () => {
  const before = board("a", "b");
  expect(shareUnchanged(before, board("a", "b"))).toBe(before);
});

it("only what changed is new", () => {
  const before = board("a", "b");
  const next = shareUnchanged(before, board("a", "changed"));
  expect(next.notes[0]).toBe(before.notes[0]);
  expect(next.notes[1]).toMatchObject({ text: "changed" });
  expect(next.steps).toBe(before.steps);
});

it("another order is another list of the same entries", () => {
  const before = board("a", "b");
  const turned = { ...board("a", "b"), notes: board("a", "b").notes.toReversed() };
  const next = shareUnchanged(before, turned);
  expect(next.notes).not.toBe(before.notes);
  expect(next.notes[0]).toBe(before.notes[1]);
});
