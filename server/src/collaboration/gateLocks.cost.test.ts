import { type BoardDoc, openBoard } from "@longtable/shared/board/board.doc";
import { type LockedPart, partIn } from "@longtable/shared/board/board.locks";
import type { ColumnId, LaneId, NoteId, StageId, StepId } from "@longtable/shared/kernel/ids";
import { afterEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { judgeUpdate } from "./gate.ts";
import { deleted, item, rawUpdate } from "./rawUpdate.testing.ts";

const id = <Id extends string>(text: string) => text as Id;
const LOCKS: readonly LockedPart[] = [partIn("steps", "held"), partIn("lanes", "kept")];

/** A map of so many notes, a third of them in a locked step or lane, with a step, a stage and a column to spare. */
function mapOf(notes: number): Y.Doc {
  const doc = new Y.Doc();
  const board = openBoard(doc);
  doc.transact(() => {
    board.create({ type: "journeyMap", title: "All there is" }, null);
    for (const name of ["one", "two"])
      board.addStage({ id: id<StageId>(name), label: name, moment: "during", order: "a0" }, null);
    for (const name of ["held", "crossing", "spare"])
      board.addStep({ id: id<StepId>(name), stageId: id<StageId>("one"), label: name, order: "a0" }, null);
    for (const name of ["kept", "free"])
      board.addLane({ id: id<LaneId>(name), label: name, type: "text", layer: "user", order: "a0" }, null);
    board.addColumn({ id: id<ColumnId>("spare"), label: "Spare", order: "a0" }, null);
    for (let n = 0; n < notes; n += 1) {
      const place = { stepId: id<StepId>(n % 2 ? "held" : "crossing"), laneId: id<LaneId>(n % 3 ? "free" : "kept") };
      board.addNote({ id: id<NoteId>(`n${n}`), text: `note ${n}`, place, at: null, order: `a${n}` }, null);
    }
  });
  return doc;
}

const EDITS: readonly [said: string, edit: (board: BoardDoc) => void][] = [
  ["accepted", (board) => board.changePart("steps", "spare", { stageId: "two" }, null)],
  ["accepted", (board) => board.removePart("columns", "spare", null)],
  ["accepted", (board) => board.addColumn({ id: id<ColumnId>("spare"), label: "Spare", order: "a0" }, null)],
  ["accepted", (board) => board.changePart("steps", "crossing", { stageId: "two" }, null)],
  [
    "accepted",
    (board) => board.addNote({ id: id<NoteId>("new"), text: "new", place: null, at: null, order: "a" }, null),
  ],
  ["accepted", (board) => board.removeNote(id<NoteId>("new"), null)],
  ["locked", (board) => board.removePart("stages", "two", null)],
  ["locked", (board) => board.removePart("stages", "one", null)],
  ["locked", (board) => board.removePart("steps", "crossing", null)],
  ["locked", (board) => board.changePart("steps", "crossing", { stageId: "nowhere" }, null)],
];

/** What is read of a document, written out of it or taken into another. */
const work = () => [
  vi.spyOn(Y.Map.prototype, "get"),
  vi.spyOn(Y.Map.prototype, "forEach"),
  vi.spyOn(Y.Item.prototype, "write"),
  vi.spyOn(Y.Item.prototype, "integrate"),
];
afterEach(() => vi.restoreAllMocks());

/** How often each of these was called while the gate judged the edits, each on what the one before left. */
function workOn(notes: number): number[][] {
  const doc = mapOf(notes);
  const judged: number[][] = [];
  const warm = judge(doc, (board) => board.removePart("lanes", "free", null));
  expect(warm.said).toBe("locked");
  for (const [said, edit] of EDITS) {
    const verdict = judge(doc, edit);
    expect(verdict.said).toBe(said);
    if (said === "accepted") Y.applyUpdate(doc, verdict.update);
    judged.push(verdict.calls);
  }
  return judged;
}

function judge(doc: Y.Doc, edit: (board: BoardDoc) => void) {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(copy);
  edit(openBoard(copy));
  const update = Y.encodeStateAsUpdate(copy, before);
  const spies = work();
  const verdict = judgeUpdate(doc, update, { ownsClient: () => true, locks: LOCKS });
  const calls = spies.map((spy) => spy.mock.calls.length);
  for (const spy of spies) spy.mockRestore();
  return { said: verdict.accepted ? "accepted" : verdict.reason, update, calls };
}

it("[RC6] with parts locked, judging what is done to parts takes as much work on 1,900 notes as on 20, and copies nothing", () => {
  const few = workOn(20);
  expect(workOn(1900)).toEqual(few);
  for (const [, , written, integrated] of few) expect([written, integrated]).toEqual([0, 0]);
});

it("[RC6] where the notes stand that name another is looked at once for each update, however often that comes in it", () => {
  const doc = new Y.Doc();
  const board = openBoard(doc);
  const all = Array.from({ length: 400 }, (_, number) => number);
  board.addNote({ id: id<NoteId>("head"), text: "head", place: null }, null);
  for (const number of all) {
    const place = { stepId: id<StepId>("held"), laneId: id<LaneId>(`l${number}`) };
    const merged = { mergedInto: id<NoteId>("head"), at: null, order: "a0" };
    board.addNote({ id: id<NoteId>(`n${number}`), text: "wording", place, ...merged }, null);
  }
  const update = rawUpdate([{ client: 7, structs: all.map(() => item({ parent: "notes", key: "head" }, deleted(1))) }]);
  judgeUpdate(doc, update, { ownsClient: () => true, locks: [partIn("lanes", "none")] });
  const [read] = work();
  judgeUpdate(doc, update, { ownsClient: () => true, locks: [partIn("lanes", "none")] });
  expect(read?.mock.calls.length).toBeLessThan(10 * all.length);
});
