import { openBoard } from "@longtable/shared/board/board.doc";
import { firstOrders } from "@longtable/shared/board/board.order";
import type { ColumnId, LaneId, NoteId, StageId } from "@longtable/shared/kernel/ids";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { duplicateNotes } from "../actions/duplicateNotes.ts";
import { cell, column, noteId, stepId } from "../canvas/canvas.testing.ts";
import { createDocActions, type DocActions } from "./docActions.ts";

const OTHER = "somebody else";

/** A map with a column beside it, two notes merged, one tagged and in a set, one in the tray; no edit of this tab yet. */
function startTab() {
  const doc = new Y.Doc();
  const board = openBoard(doc);
  board.create({ type: "journeyMap", title: "Map" }, OTHER);
  for (const [index, order] of firstOrders(2).entries()) {
    board.addStage({ id: `g${index}` as StageId, label: `Stage ${index}`, moment: "during", order }, OTHER);
    board.addStep({ id: stepId(`s${index}`), stageId: `g${index}` as StageId, label: `Step ${index}`, order }, OTHER);
  }
  for (const [id, order] of [
    ["l", "a0"],
    ["m", "a1"],
  ] as const)
    board.addLane({ id: id as LaneId, label: `Lane ${id}`, type: "text", layer: "user", order }, OTHER);
  board.addColumn({ id: "c" as ColumnId, label: "Column", order: "a0" }, OTHER);
  board.addCluster({ id: "k" as never, label: "Set", order: "a0" }, OTHER);
  const places = [cell("s0", "l"), cell("s0", "l"), cell("s1", "l"), null, column("c")];
  for (const [index, place] of places.entries())
    board.addNote({ id: noteId(`n${index}`), text: `Words ${index}`, place }, OTHER);
  board.addNote({ id: noteId("merged"), text: "Merged", place: cell("s1", "l"), mergedInto: noteId("n2") }, OTHER);
  board.tagNotes([noteId("n2")], "cost", true, OTHER);
  board.changeNote(noteId("n2"), { clusterId: "k" as never }, OTHER);
  let count = 0;
  const newId = <Id extends string>() => {
    count += 1;
    return `new${count}` as Id;
  };
  return { board, actions: createDocActions({ doc, origin: {}, newId }) };
}
type Tab = ReturnType<typeof startTab>;

/** What somebody else does between: new words for a note, and a note of their own. */
function between({ board }: Tab): void {
  board.changeNote(noteId("n4"), { text: "Words 4, and theirs" }, OTHER);
  board.addNote({ id: noteId("theirs"), text: "Theirs", place: column("c"), order: "z9" }, OTHER);
}

const ids = (...names: string[]): NoteId[] => names.map(noteId);
const parts = ({ structure }: DocActions) => {
  if (!structure) throw new Error("nothing can be built");
  return structure;
};

const ACTIONS: readonly (readonly [string, (actions: DocActions, tab: Tab) => unknown])[] = [
  ["merging", ({ ideas }) => ideas.mergeNotes?.(ids("n0", "n2"), noteId("n0"))],
  ["putting another wording on top", ({ ideas }) => ideas.mergeNotes?.(ids("n2", "merged"), noteId("merged"))],
  ["taking apart", ({ ideas }) => ideas.splitNotes?.(ids("n2"))],
  [
    "moving a note with its wordings",
    (actions) => actions.moveNotes([{ id: noteId("n2"), place: cell("s0", "l"), after: null }]),
  ],
  ["placing a note from the tray", (actions) => actions.moveNotes([{ id: noteId("n3"), place: cell("s1", "l") }])],
  ["dragging a note freely", (actions) => actions.moveNotes([{ id: noteId("n0"), at: { x: 4, y: 5 } }])],
  ["putting a tag on", ({ ideas }) => ideas.tagNotes(ids("n0", "n1"), "night bus", true)],
  ["taking a tag off", ({ ideas }) => ideas.tagNotes(ids("n2"), "Cost", false)],
  ["grouping notes under a new name", (actions) => parts(actions).groupNotes(ids("n0", "n1"), "Near")],
  ["taking notes out of a set", (actions) => parts(actions).ungroupNotes(ids("n2"))],
  ["renaming a set", (actions) => parts(actions).renameCluster("k" as never, "Other set")],
  ["removing a set", (actions) => parts(actions).removeCluster("k" as never)],
  ["removing a stage with its steps", (actions) => parts(actions).removePart("stages", "g1")],
  ["removing a step", (actions) => parts(actions).removeStep(stepId("s0"))],
  ["splitting a stage", (actions) => parts(actions).splitPart("stages", "g0", "Later")],
  ["moving a stage", (actions) => parts(actions).movePart("stages", "g0", 1)],
  ["adding a step", (actions) => parts(actions).addStepAfter(stepId("s0"), "Next")],
  ["renaming a lane", (actions) => parts(actions).renamePart("lanes", "l", "Other lane")],
  ["adding a lane", (actions) => parts(actions).addPart("lanes", "New lane")],
  ["removing a lane", (actions) => parts(actions).removePart("lanes", "l")],
  ["marking a key moment", (actions) => parts(actions).setKeyMoment(stepId("s0"), true)],
  ["saying how people meet at a step", (actions) => parts(actions).changeStep(stepId("s0"), { channel: "phone" })],
  ["writing new words", (actions) => actions.editNote(noteId("n0"), { text: "Other words" })],
  ["changing the kind of several", (actions) => actions.editNotes(ids("n0", "n1"), { kind: "pain" })],
  ["linking", (actions) => actions.editNote(noteId("n0"), { linkIds: ids("n1") })],
  ["adding a note", (actions) => actions.addNote({ text: "New", place: cell("s0", "l"), after: noteId("n0") })],
  [
    "pasting",
    (actions) =>
      actions.addNotes([
        { text: "One", place: null },
        { text: "Two", place: null },
      ]),
  ],
  [
    "duplicating",
    (actions, { board }) =>
      duplicateNotes(
        { content: board.content(), edits: actions, canvas: null, seat: null },
        { noteIds: ids("n0", "n2") },
      ),
  ],
  ["removing notes, a merged one and a tagged one too", (actions) => actions.removeNotes(ids("n2", "merged", "n0"))],
];

it.each(ACTIONS)(
  "[CV1] %s is one step, taken back and done again whole, and leaves what somebody else did between",
  async (_what, act) => {
    const tab = startTab();
    const { board, actions } = tab;
    const untouched = startTab();
    between(untouched);
    const other = startTab();
    await act(other.actions, other);
    between(other);
    await act(actions, tab);
    expect(actions.steps.get()).toBe(1);
    between(tab);
    actions.undo();
    expect(board.content()).toEqual(untouched.board.content());
    expect(actions.canUndo.get()).toBe(false);
    actions.redo();
    expect(board.content()).toEqual(other.board.content());
    actions.undo();
    expect(board.content()).toEqual(untouched.board.content());
  },
);
