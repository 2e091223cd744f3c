import type { Note } from "@longtable/shared/board/board.types";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { expect, it } from "vitest";
import { chosenForTags } from "./tagging.ts";

const id = (name: string) => name as NoteId;
const note = (name: string, tags: string[], into?: string): Note => ({
  id: id(name),
  text: name,
  kind: "idea",
  status: null,
  place: null,
  at: null,
  order: null,
  clusterId: null,
  lang: null,
  tags,
  ...(into !== undefined && { mergedInto: id(into) }),
});
const NOTES = [note("a", []), note("b", ["cost"], "a"), note("c", ["Cost", "time"], "b"), note("d", ["time"])];
const ids = (notes: readonly Note[]) => notes.map((one) => one.id);

it("[IW3] a merged note has the tags of all its wordings: none is put on twice, and one taken off goes from each", () => {
  const chosen = chosenForTags(NOTES, [id("a"), id("d")], () => true);
  expect([chosen.countWith("cost"), chosen.countWith("time"), chosen.count]).toEqual([1, 2, 2]);
  expect(ids(chosen.without("cost"))).toEqual(["d"]);
  expect(ids(chosen.without("new"))).toEqual(["a", "d"]);
  expect(ids(chosen.wordingsWith("COST"))).toEqual(["b", "c"]);
  // By a wording the note it is shown with is meant.
  expect(ids(chosenForTags(NOTES, [id("c")], () => true).wordingsWith("time"))).toEqual(["c"]);
});

it("[IW5] from wordings of others no tag is taken off", () => {
  const mine = chosenForTags(NOTES, [id("a"), id("d")], (one) => one !== "c" && one !== "d");
  expect([mine.count, mine.countWith("cost")]).toEqual([1, 1]);
  expect(ids(mine.wordingsWith("cost"))).toEqual(["b"]);
  expect(mine.wordingsWith("time")).toEqual([]);
});
