import { expect, it } from "vitest";
import type { Round } from "../voting/voting.schema.ts";
import { roundScenes } from "./roundScenes.ts";

const roundOf = (count: number): Round => ({
  id: "r1" as never,
  activityId: "a1" as never,
  boardId: "b1" as never,
  state: "closed",
  dots: 5,
  maxPerItem: 3,
  candidates: Array.from({ length: count }, (_, index) => ({ noteId: `n${index}` as never, text: `Idea ${index}` })),
  voted: 9,
  tally: Array.from({ length: count }, (_, index) => ({
    noteId: `n${index}` as never,
    dots: count - index,
    voters: 3,
  })),
});
const words = (count: number) =>
  roundScenes({ question: "Which first?", round: roundOf(count) }).map(({ nodes }) => nodes.map(({ label }) => label));

it("[EX2] a result stands whole on one sheet of paper, not cut as the wall turns its pages", () => {
  const [only, ...more] = words(15);
  expect(more).toEqual([]);
  expect(only?.join(" ")).not.toContain("Page");
  expect(only?.filter((label) => label.includes("Idea"))).toHaveLength(15);
  expect(words(60).length).toBeGreaterThan(1);
  expect(
    words(60)
      .flat()
      .filter((label) => label.includes("Idea")),
  ).toHaveLength(60);
});
