import type { BoardContent } from "@longtable/shared/board/board.doc";
import { expect, it } from "vitest";
import { viewColumns } from "./columns.view.ts";
import { viewJourney } from "./journey.view.ts";
import type { ShownNote } from "./shownNotes.ts";

const note = (id: string, place: unknown, clusterId: string | null = null, unsentId: string | null = null) =>
  ({ id, text: id, kind: "note", place, clusterId, unsentId }) as ShownNote;

const columns = {
  type: "columns",
  columns: [
    { id: "c1", label: "Keep" },
    { id: "c2", label: "Change" },
  ],
  clusters: [{ id: "k1", label: "Nights" }],
  steps: [],
  lanes: [],
  stages: [],
} as unknown as BoardContent;

it("lists a column's sets first, then what is in none, and counts what is not saved", () => {
  const notes = [
    note("a", { columnId: "c1" }),
    note("b", { columnId: "c1" }, "k1", "u1"),
    note("c", { columnId: "c1" }, "gone"),
  ];
  const [first, second] = viewColumns(columns, notes);
  expect(first?.sets.map(({ label, notes: inSet }) => [label, inSet.map(({ id }) => id)])).toEqual([
    ["Nights", ["b"]],
    [null, ["a", "c"]],
  ]);
  expect([first?.count, first?.unsavedCount, second?.count]).toEqual([3, 1, 0]);
});

it("[BD3] keeps a note whose column is gone in a list of its own", () => {
  const views = viewColumns(columns, [note("a", { columnId: "gone" })]);
  expect(views.map(({ key, count }) => [key, count])).toEqual([
    ["c1", 0],
    ["c2", 0],
    ["unplaced", 1],
  ]);
});

it("shows a board without columns as one list", () => {
  expect(viewColumns({ ...columns, columns: [] }, [note("a", null)]).map(({ key, count }) => [key, count])).toEqual([
    ["unplaced", 1],
  ]);
});

const map = {
  type: "journeyMap",
  stages: [
    { id: "g1", label: "Before", moment: "before" },
    { id: "g2", label: "During", moment: "during" },
  ],
  steps: [
    { id: "s2", stageId: "g2", label: "Wait" },
    { id: "s1", stageId: "g1", label: "Ask" },
    { id: "s3", stageId: "gone", label: "Lost" },
  ],
  lanes: [
    { id: "l2", label: "Behind the scenes", layer: "backstage", order: "a0" },
    { id: "l1", label: "What I do", layer: "user", order: "a0" },
  ],
  columns: [],
} as unknown as BoardContent;

it("[JM4] pages a map by stage and step, with lanes in their order and the lines between them", () => {
  const { pages } = viewJourney(map, [note("a", { stepId: "s2", laneId: "l1" })]);
  expect(pages.map(({ step, stage, count }) => [step.label, stage?.label ?? null, count])).toEqual([
    ["Ask", "Before", 0],
    ["Wait", "During", 1],
    ["Lost", null, 0],
  ]);
  expect(pages[1]?.lanes.map(({ lane, linesAbove }) => [lane.label, linesAbove])).toEqual([
    ["What I do", []],
    ["Behind the scenes", ["interaction", "visibility"]],
  ]);
});

it("[BD3] keeps a note whose step is gone in the tray", () => {
  const { unplaced } = viewJourney(map, [note("a", { stepId: "gone", laneId: "l1" }), note("b", null)]);
  expect(unplaced.map(({ id }) => id)).toEqual(["a", "b"]);
});
