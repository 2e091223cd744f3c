import { describe, expect, it } from "vitest";
import type { RankedRow } from "../projector/ranking.ts";
import { draftFromResult } from "./decisionDraft.ts";

const row = (noteId: string, place: number, dots: number): RankedRow => ({
  noteId,
  text: `Idea ${noteId}`,
  place,
  isTied: false,
  dots,
  voters: dots,
});

describe("the words a decision starts with", () => {
  it("[CO3] are those of the note with most dots", () => {
    expect(draftFromResult([row("a", 1, 5), row("b", 2, 3)])).toEqual({ question: "Idea a", noteIds: ["a"] });
  });

  it("[CO3] are all that tie for first, so that nobody picks for the room", () => {
    expect(draftFromResult([row("a", 1, 5), row("b", 1, 5), row("c", 3, 0)]).noteIds).toEqual(["a", "b"]);
  });

  it("[CO3] are none when no dot was spent", () => {
    expect(draftFromResult([row("a", 1, 0), row("b", 1, 0)])).toEqual({ question: "", noteIds: [] });
  });
});
