import { type BoardDoc, openBoard } from "@longtable/shared/board/board.doc";
import type { LockedPart } from "@longtable/shared/board/board.locks";
import type { Place } from "@longtable/shared/board/board.types";
import type {
  ClusterId,
  ColumnId,
  LaneId,
  NoteId,
  RingId,
  RowId,
  SectorId,
  StageId,
  StepId,
} from "@longtable/shared/kernel/ids";
import { beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { verdictOn } from "./verdict.testing.ts";

const id = <Id extends string>(text: string) => text as Id;
const IDEAS: Place = { columnId: id<ColumnId>("ideas") };
const WORRIES: Place = { columnId: id<ColumnId>("worries") };
const cell = (step: string, lane = "said"): Place => ({ stepId: id<StepId>(step), laneId: id<LaneId>(lane) });

let doc: Y.Doc;
beforeEach(() => {
  doc = new Y.Doc();
  const board = openBoard(doc);
  board.create({ type: "journeyMap", title: "All there is" }, null);
  for (const name of ["ideas", "worries"]) board.addColumn({ id: id<ColumnId>(name), label: name, order: "a0" }, null);
  for (const name of ["before", "after"]) {
    board.addStage({ id: id<StageId>(name), label: name, moment: "during", order: "a0" }, null);
    board.addStep({ id: id<StepId>(`${name}1`), stageId: id<StageId>(name), label: name, order: "a0" }, null);
  }
  for (const name of ["said", "felt"]) {
    board.addLane({ id: id<LaneId>(name), label: name, type: "text", layer: "user", order: "a0" }, null);
  }
  const notes: [string, Place][] = [
    ["idea", IDEAS],
    ["worry", WORRIES],
    ["early", cell("before1")],
    ["late", cell("after1", "felt")],
    ["loose", null],
  ];
  for (const [name, place] of notes) board.addNote({ id: id<NoteId>(name), text: name, place }, null);
  const merged: [string, string][] = [
    ["inside", "idea"],
    ["further", "inside"],
    ["beside", "worry"],
  ];
  for (const [name, head] of merged) {
    board.addNote({ id: id<NoteId>(name), text: name, place: WORRIES, mergedInto: id<NoteId>(head) }, null);
  }
  board.addCluster({ id: id<ClusterId>("group"), label: "group", order: "a0" }, null);
  board.changeNote(id<NoteId>("idea"), { clusterId: id<ClusterId>("group") }, null);
  board.addNote({ id: id<NoteId>("orphan"), text: "orphan", place: IDEAS, mergedInto: id<NoteId>("gone") }, null);
});

const verdict = (locks: readonly LockedPart[], edit: (board: BoardDoc) => void) => verdictOn(doc, locks, edit);

const note = (name: string) => id<NoteId>(name);
const merging = (name: string, head: string | null) => (board: BoardDoc) =>
  board.mergeNotes([{ id: note(name), mergedInto: head === null ? null : note(head) }], null);
const COLUMN: LockedPart = { columnId: id<ColumnId>("ideas") };
const STAGE: LockedPart = { stageId: id<StageId>("before") };
const STEP: LockedPart = { stepId: id<StepId>("before1") };
const LANE: LockedPart = { laneId: id<LaneId>("felt") };

it.each<[string, LockedPart, (board: BoardDoc) => void]>([
  ["adds in it", COLUMN, (board) => board.addNote({ id: note("new"), text: "new", place: IDEAS }, null)],
  ["changes words in it", COLUMN, (board) => board.changeNote(note("idea"), { text: "other" }, null)],
  ["changes a kind in it", COLUMN, (board) => board.changeNote(note("idea"), { kind: "pain" }, null)],
  ["takes a note in it out of its group", COLUMN, (board) => board.changeNote(note("idea"), { clusterId: null }, null)],
  ["moves out of it", COLUMN, (board) => board.changeNote(note("idea"), { place: WORRIES }, null)],
  ["moves into it", COLUMN, (board) => board.changeNote(note("worry"), { place: IDEAS }, null)],
  ["removes from it", COLUMN, (board) => board.removeNote(note("idea"), null)],
  ["renames it", COLUMN, (board) => board.rename("columns", "ideas", "Other", null)],
  [
    "moves into a step of a locked stage",
    STAGE,
    (board) => board.changeNote(note("worry"), { place: cell("before1") }, null),
  ],
  ["changes a step of a locked stage", STAGE, (board) => board.setKeyMoment(id<StepId>("before1"), true, null)],
  ["removes a locked step", STEP, (board) => board.removeStep(id<StepId>("before1"), null)],
  [
    "adds a step to a locked stage",
    STAGE,
    (board) =>
      board.addStep({ id: id<StepId>("new"), stageId: id<StageId>("before"), label: "new", order: "a1" }, null),
  ],
  [
    "moves into a locked lane",
    LANE,
    (board) => board.changeNote(note("early"), { place: cell("before1", "felt") }, null),
  ],
  ["changes words in a locked lane", LANE, (board) => board.changeNote(note("late"), { text: "other" }, null)],
  ["removes a step across a locked lane with a note", LANE, (board) => board.removeStep(id<StepId>("after1"), null)],
  ["merges a note into one that stands in it", COLUMN, merging("worry", "idea")],
  ["merges a note into a wording of one that stands in it", COLUMN, merging("worry", "further")],
  ["merges a note with one in it over one that is gone", COLUMN, merging("worry", "gone")],
  ["takes a wording out of a note that stands in it", COLUMN, merging("inside", null)],
  ["takes a wording of a wording to a note elsewhere", COLUMN, merging("further", "worry")],
  [
    "changes a wording's words that are shown in it",
    COLUMN,
    (board) => board.changeNote(note("inside"), { text: "x" }, null),
  ],
  ["merges a note that stands in it into one elsewhere", COLUMN, merging("idea", "worry")],
  [
    "brings a note that is merged into one in it",
    COLUMN,
    (board) => board.addNote({ id: note("new"), text: "new", place: null, mergedInto: note("idea") }, null),
  ],
  [
    "changes beside it and in it",
    COLUMN,
    (board) => {
      board.changeNote(note("worry"), { text: "other" }, null);
      board.changeNote(note("idea"), { text: "other" }, null);
    },
  ],
])("[RC6] the gate refuses an update that %s", (_what, lock, edit) => {
  expect(verdict([lock], edit)).toBe("locked");
  expect(verdict([], edit)).toBe("accepted");
});

it.each<[string, (board: BoardDoc) => void]>([
  ["adds elsewhere", (board) => board.addNote({ id: note("new"), text: "new", place: WORRIES }, null)],
  ["changes words elsewhere", (board) => board.changeNote(note("worry"), { text: "other" }, null)],
  ["moves elsewhere", (board) => board.changeNote(note("loose"), { place: WORRIES }, null)],
  ["removes elsewhere", (board) => board.removeNote(note("late"), null)],
  ["merges elsewhere", merging("loose", "worry")],
  ["takes apart elsewhere", merging("beside", null)],
  ["renames another part", (board) => board.rename("columns", "worries", "Other", null)],
  ["renames a group, which is no part that can be locked", (board) => board.rename("clusters", "group", "Other", null)],
])("[RC6] with a part locked the gate lets in an update that %s", (_what, edit) => {
  expect(verdict([COLUMN, STAGE, STEP], edit)).toBe("accepted");
});

it("[RC6] boxes of a locked row keep their names, and its notes their columns", () => {
  const matrix = new Y.Doc();
  const board = openBoard(matrix);
  board.create({ type: "matrix", title: "Two by two" }, null);
  for (const name of ["r1", "r2"]) board.addRow({ id: id(name), label: name, order: "a0" }, null);
  for (const name of ["c1", "c2"]) board.addColumn({ id: id(name), label: name, order: "a0" }, null);
  board.nameBox(id("r1"), id("c1"), "Named", null);
  board.addNote({ id: note("kept"), text: "kept", place: { rowId: id("r1"), columnId: id("c1") } }, null);
  doc = matrix;
  const locks = [{ rowId: id("r1") }] as LockedPart[];
  expect(verdict(locks, (one) => one.nameBox(id("r1"), id("c1"), "Other", null))).toBe("locked");
  expect(verdict(locks, (one) => one.nameBox(id("r1"), id("c2"), "New", null))).toBe("locked");
  expect(verdict(locks, (one) => one.removePart("columns", "c1", null))).toBe("locked");
  expect(verdict(locks, (one) => one.nameBox(id("r2"), id("c1"), "Free", null))).toBe("accepted");
  expect(verdict(locks, (one) => one.rename("columns", "c1", "Renamed", null))).toBe("accepted");
  expect(verdict(locks, (one) => one.removePart("columns", "c2", null))).toBe("accepted");
});

/** What lies under a part's id in the document, as any editor may write it. */
const raw = (board: BoardDoc, root: string, part: string) => board.doc.getMap<Y.Map<unknown>>(root).get(part);
const HOLDING: LockedPart[] = [STEP, LANE];

it.each<[string, (board: BoardDoc) => void]>([
  ["takes off the stage of a locked step", (board) => board.removePart("stages", "before", null)],
  ["takes off the stage of a step across a locked lane", (board) => board.removePart("stages", "after", null)],
  ["makes the stage of a locked step unreadable", (board) => raw(board, "stages", "before")?.delete("label")],
  ["makes a step across a locked lane unreadable", (board) => raw(board, "steps", "after1")?.delete("stageId")],
  [
    "gives a step across a locked lane another stage, and then none",
    (board) => {
      for (const stageId of ["after", "before"]) board.changePart("steps", "after1", { stageId }, null);
      raw(board, "steps", "after1")?.delete("stageId");
    },
  ],
  [
    "renames the stage of a locked step, and then takes its name away",
    (board) => {
      renamed(board, "stages", "before");
      raw(board, "stages", "before")?.delete("label");
    },
  ],
  [
    "puts an empty stage in the place of one with a locked step",
    (board) => board.doc.getMap("stages").set("before", new Y.Map()),
  ],
  [
    "brings a step across a locked lane to a stage that is not there",
    (board) => board.changePart("steps", "after1", { stageId: "nowhere" }, null),
  ],
  [
    "brings a step across a locked lane to a stage that it takes off",
    (board) => {
      board.addStage({ id: id<StageId>("new"), label: "new", moment: "during", order: "a1" }, null);
      board.changePart("steps", "after1", { stageId: "new" }, null);
      board.removePart("stages", "new", null);
    },
  ],
])("[RC6] what stands in locked parts keeps its place: the gate refuses an update that %s", (_what, edit) => {
  expect(verdict(HOLDING, edit)).toBe("locked");
  expect(verdict([], edit)).toBe("accepted");
});

it.each<[string, (board: BoardDoc) => void]>([
  [
    "brings a step across a locked lane to another stage, and takes off the one it left",
    (board) => {
      board.changePart("steps", "after1", { stageId: "before" }, null);
      board.removePart("stages", "after", null);
    },
  ],
  ["renames the stage of a locked step twice", (board) => renamed(board, "stages", "before")],
  ["renames a step across a locked lane twice", (board) => renamed(board, "steps", "after1")],
  ["takes off a column of notes", (board) => board.removePart("columns", "worries", null)],
])("[RC6] with parts locked the gate lets in an update that %s", (_what, edit) => {
  expect(verdict(HOLDING, edit)).toBe("accepted");
});

function renamed(board: BoardDoc, name: "stages" | "steps", part: string) {
  for (const label of ["Other", "Another"]) board.rename(name, part, label, null);
}

it("[RC6] what crosses a locked part stays with it: the column of a box with a name, the slice and the ring of a note", () => {
  doc = new Y.Doc();
  const board = openBoard(doc);
  board.create({ type: "matrix", title: "All there is" }, null);
  const [rowId, columnId, ringId, sectorId] = [id<RowId>("r"), id<ColumnId>("c"), id<RingId>("i"), id<SectorId>("s")];
  board.addRow({ id: rowId, label: "r", order: "a0" }, null);
  for (const name of [columnId, id<ColumnId>("c2")]) board.addColumn({ id: name, label: name, order: "a0" }, null);
  board.nameBox(rowId, columnId, "Named", null);
  board.addRing({ id: ringId, label: "i", order: "a0" }, null);
  board.addSector({ id: sectorId, label: "s", order: "a0" }, null);
  board.addNote({ id: note("in"), text: "in", place: { ringId, sectorId } }, null);
  const without = (lock: LockedPart, name: "columns" | "rows" | "rings" | "sectors", part: string) => [
    verdict([lock], (one) => one.removePart(name, part, null)),
    verdict([lock], (one) => raw(one, name, part)?.delete("label")),
  ];
  const held = ["locked", "locked"];
  expect(without({ rowId }, "columns", "c")).toEqual(held);
  expect(without({ columnId }, "rows", "r")).toEqual(held);
  expect(without({ ringId }, "sectors", "s")).toEqual(held);
  expect(without({ sectorId }, "rings", "i")).toEqual(held);
  expect(without({ rowId }, "columns", "c2")).toEqual(["accepted", "accepted"]);
});
