import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Note, NoteKind } from "@longtable/shared/board/board.types";
import type { ColumnId, NoteId } from "@longtable/shared/kernel/ids";
import { describe, expect, it } from "vitest";
import { CHOSEN_AT_FIRST, candidateGroups, firstChoice, stillThere } from "./candidates.ts";

const note = (id: string, columnId: string | null, kind: NoteKind = "note"): Note => ({
  id: id as NoteId,
  text: id,
  kind,
  status: null,
  place: columnId === null ? null : { columnId: columnId as ColumnId },
  at: null,
  order: id,
  clusterId: null,
  lang: null,
});
const board = (notes: Note[]): BoardContent => ({
  type: "columns",
  title: "",
  stages: [],
  steps: [],
  lanes: [],
  columns: ["a", "b"].map((id) => ({ id: id as ColumnId, label: id, order: id })),
  clusters: [],
  notes,
});

describe("the notes to choose from", () => {
  it("[CO1] are all of the board's, by column, also those placed nowhere", () => {
    const groups = candidateGroups(board([note("1", "b"), note("2", null), note("3", "a")]));
    expect(groups.map(({ label, notes }) => [label, notes.map(({ id }) => id)])).toEqual([
      ["a", ["3"]],
      ["b", ["1"]],
      [null, ["2"]],
    ]);
  });

  it.each([
    ["the ideas", [note("1", "b", "idea"), note("2", "a"), note("3", "b", "opportunity")], ["1", "3"]],
    ["the first column when nothing is marked as an idea", [note("1", "b"), note("2", "a")], ["2"]],
    ["nothing on an empty board", [], []],
  ])("[CO1] are at first %s", (_, notes, chosen) => {
    expect(firstChoice(board(notes))).toEqual(chosen);
  });

  it("[CO1] are at first no more than people can weigh", () => {
    const notes = Array.from({ length: 60 }, (_, index) => note(String(100 + index), "a", "idea"));
    expect(firstChoice(board(notes))).toHaveLength(CHOSEN_AT_FIRST);
  });

  it("[CO1] leave out a chosen note that has gone from the board", () => {
    const chosen = new Set(["1", "gone"]);
    expect(stillThere(board([note("1", "a"), note("2", "a")]), chosen).map(({ id }) => id)).toEqual(["1"]);
  });
});
