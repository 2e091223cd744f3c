import { expect, it } from "vitest";
import type { ColumnId, LaneId, NoteId, StageId, StepId } from "../kernel/ids.ts";
import type { BoardContent } from "./board.doc.ts";
import { placeExists, placeNotes } from "./board.placing.ts";
import type { Place } from "./board.types.ts";

const cell = (stepId: string, laneId: string): Place => ({ stepId: stepId as StepId, laneId: laneId as LaneId });
const column = (id: string): Place => ({ columnId: id as ColumnId });

function content(places: Record<string, Place>): BoardContent {
  const stageId = "stage" as StageId;
  return {
    type: "journeyMap",
    title: "Map",
    stages: [],
    steps: ["s1", "s2"].map((id) => ({
      id: id as StepId,
      stageId,
      label: id,
      order: "a0",
      keyMoment: false,
      feeling: null,
    })),
    lanes: ["l1", "l2"].map((id) => ({ id: id as LaneId, label: id, type: "text", layer: "user", order: "a0" })),
    columns: [{ id: "c1" as ColumnId, label: "c1", order: "a0" }],
    clusters: [],
    notes: Object.entries(places).map(([id, place]) => ({
      id: id as NoteId,
      text: id,
      kind: "note",
      status: null,
      place,
      at: null,
      order: "a0",
      clusterId: null,
      lang: null,
    })),
  };
}

it.each([
  ["a cell", cell("s1", "l2"), true],
  ["a cell of a step that is gone", cell("gone", "l1"), false],
  ["a cell of a lane that is gone", cell("s1", "gone"), false],
  ["a step taken for a lane", cell("l1", "s1"), false],
  ["a column", column("c1"), true],
  ["a column that is gone", column("gone"), false],
  ["no place", null, false],
])("[BD3] %s", (_case, place, expected) => {
  expect(placeExists(content({}), place)).toBe(expected);
  expect(placeNotes(content({ n: place })).unplaced).toHaveLength(expected ? 0 : 1);
});

it("[BD3] every note is in its own place, in order, or in the tray, and in no other", () => {
  const placed = placeNotes(
    content({
      first: cell("s1", "l1"),
      other: cell("s2", "l1"),
      second: cell("s1", "l1"),
      lost: cell("gone", "l1"),
      listed: column("c1"),
      homeless: column("gone"),
      free: null,
    }),
  );
  const ids = (notes: readonly { id: string }[]) => notes.map(({ id }) => id);
  expect(ids(placed.inCell("s1" as StepId, "l1" as LaneId))).toEqual(["first", "second"]);
  expect(ids(placed.inCell("s2" as StepId, "l1" as LaneId))).toEqual(["other"]);
  expect(ids(placed.inCell("s2" as StepId, "l2" as LaneId))).toEqual([]);
  expect(ids(placed.inCell("gone" as StepId, "l1" as LaneId))).toEqual([]);
  expect(ids(placed.inColumn("c1"))).toEqual(["listed"]);
  expect(ids(placed.unplaced)).toEqual(["lost", "homeless", "free"]);
});
