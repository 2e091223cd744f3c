import type { NoteId } from "@longtable/shared/kernel/ids";
import { describe, expect, it } from "vitest";
import { barLength, dotsSpent, rankRound } from "./ranking.ts";

const id = (text: string) => text as NoteId;
const round = {
  candidates: ["a", "b", "c", "d"].map((name) => ({ noteId: id(name), text: `Idea ${name}` })),
  tally: [
    { noteId: id("c"), dots: 4, voters: 2 },
    { noteId: id("a"), dots: 3, voters: 3 },
    { noteId: id("b"), dots: 3, voters: 1 },
    { noteId: id("d"), dots: 0, voters: 0 },
  ],
};

describe("a closed vote's result", () => {
  it("[VO10] gives equal dots one place and says that they tie", () => {
    expect(rankRound(round).map(({ text, place, isTied }) => [text, place, isTied])).toEqual([
      ["Idea c", 1, false],
      ["Idea a", 2, true],
      ["Idea b", 2, true],
      ["Idea d", 4, false],
    ]);
  });

  it("[VO10] draws the same length for a dot in every row", () => {
    const rows = rankRound(round);
    expect(rows.map((row) => barLength(row, rows))).toEqual([1, 0.75, 0.75, 0]);
    expect(dotsSpent(rows)).toBe(10);
  });

  it("[VO7] has no rows while the tally is withheld", () => {
    expect(rankRound({ candidates: round.candidates })).toEqual([]);
  });
});
