import type { BoardContent } from "@longtable/shared/board/board.doc";
import { expect, it } from "vitest";
import { rowsToClip } from "./rowsToClip.ts";

const board = (rest: Partial<BoardContent>): BoardContent => ({
  type: "columns",
  title: "B",
  stages: [],
  steps: [],
  lanes: [],
  columns: [{ id: "c1" as never, label: "Nights", order: "a0" }],
  clusters: [],
  notes: [],
  ...rest,
});

it("[IW11] makes a note of each row by its heads, in the column it names, with everything else behind its words", () => {
  const text = "Idea\tKind\tColumn\tWho\nNight bus\tneed\tnights\tAnn\nTea\t\tElsewhere\t";
  expect(rowsToClip(text, "idea", board({}))).toEqual([
    { text: "Night bus · Ann", kind: "need", status: null, off: null, place: { columnId: "c1" } },
    { text: "Tea", kind: "idea", status: null, off: null },
  ]);
});

it("[IW11] makes a note of each cell where steps stand across and lanes down", () => {
  const map = board({
    type: "journeyMap",
    columns: [],
    stages: [{ id: "g" as never, label: "G", moment: "during", order: "a0" }],
    steps: [{ id: "s1" as never, stageId: "g" as never, label: "Ring", order: "a0", keyMoment: false, feeling: null }],
    lanes: [{ id: "l1" as never, label: "Pain", type: "text", layer: "user", order: "a0" }],
  });
  expect(rowsToClip("\tRing\tWait\nPain\tNobody answers\tToo long", "note", map)).toEqual([
    { text: "Nobody answers", kind: "note", status: null, off: null, place: { stepId: "s1", laneId: "l1" } },
    { text: "Too long", kind: "note", status: null, off: null },
  ]);
});

it("[IW11] leaves plain lines, tables without heads and rows it cannot take to be pasted as they are", () => {
  for (const text of [
    "One\nTwo",
    "One\tTwo\nThree\tFour",
    "Idea\tKind\nNight bus\tnonsense",
    `Idea\tKind\n${"x".repeat(501)}\tidea`,
  ]) {
    expect(rowsToClip(text, "idea", board({}))).toBeNull();
  }
});
