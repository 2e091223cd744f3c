import { openBoard } from "@longtable/shared/board/board.doc";
import { firstOrders } from "@longtable/shared/board/board.order";
import { placeNotes } from "@longtable/shared/board/board.placing";
import type { ColumnId, LaneId, StageId, StepId } from "@longtable/shared/kernel/ids";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { duplicateNotes } from "../actions/duplicateNotes.ts";
import { cell, column, noteId, stepId } from "../canvas/canvas.testing.ts";
import { createDocActions } from "./docActions.ts";

/** Two tabs whose documents send each other every edit at once. */
function twoTabs() {
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  for (const [from, to] of [docs, [docs[1], docs[0]]] as const) {
    from.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "network") Y.applyUpdate(to, update, "network");
    });
  }
  return docs;
}

describe("actions on the document", () => {
  let count = 0;
  const newId = <Id extends string>() => {
    count += 1;
    return `new${count}` as Id;
  };
  let board: ReturnType<typeof openBoard>;
  let other: ReturnType<typeof openBoard>;
  let actions: ReturnType<typeof createDocActions>;
  let others: ReturnType<typeof createDocActions>;
  const inCell = (step: string, lane: string) =>
    placeNotes(board.content())
      .inCell(step as StepId, lane as LaneId)
      .map(({ id }) => id);

  beforeEach(() => {
    count = 0;
    const [mine, theirs] = twoTabs();
    board = openBoard(mine);
    other = openBoard(theirs);
    board.create({ type: "journeyMap", title: "Map" }, "server");
    board.addStage({ id: "g" as StageId, label: "Asking", moment: "during", order: "a0" }, "server");
    for (const [index, order] of firstOrders(3).entries()) {
      board.addStep({ id: stepId(`s${index}`), stageId: "g" as StageId, label: `Step ${index}`, order }, "server");
      board.addNote({ id: noteId(`n${index}`), text: `Words ${index}`, place: cell("s0", "l"), order }, "server");
    }
    board.addLane({ id: "l" as LaneId, label: "Lane", type: "text", layer: "user", order: "a0" }, "server");
    board.addColumn({ id: "c" as ColumnId, label: "Column", order: "a0" }, "server");
    actions = createDocActions({ doc: mine, origin: {}, newId });
    others = createDocActions({ doc: theirs, origin: {}, newId });
  });

  it("[CV1] taking back that one added a note leaves it where somebody else has written in it since, and the step before is untouched", async () => {
    const first = (await actions.addNote({ text: "mine alone", place: cell("s0", "l") })) ?? noteId("none");
    const added = await actions.addNote({ text: "begun by me", place: cell("s0", "l"), kind: "need" });
    const shared = added ?? noteId("none");
    others.editNote(shared, { text: "begun by me, ended by them" });
    actions.undo();
    expect(board.note(shared)).toMatchObject({
      text: "begun by me, ended by them",
      kind: "need",
      place: cell("s0", "l"),
    });
    expect(board.note(first)?.text).toBe("mine alone");
    actions.undo();
    expect(board.note(first)).toBeNull();
    expect(board.note(shared)?.text).toBe("begun by me, ended by them");
  });

  it("[CV1] a note that was removed and brought back keeps whose words are whose", async () => {
    const id = (await actions.addNote({ text: "begun by me", place: cell("s0", "l") })) ?? noteId("none");
    others.editNote(id, { text: "begun by me, ended by them" });
    for (const _ of [1, 2]) {
      actions.removeNotes([id]);
      actions.undo();
    }
    actions.undo();
    expect(board.note(id)?.text).toBe("begun by me, ended by them");
    expect(actions.canUndo.get()).toBe(false);
  });

  it("[CV1] removing a note can be done again where nobody wrote in it since, and so can adding one be undone", async () => {
    const added = [await actions.addNote({ text: "mine" }), await actions.addNote({ text: "mine, too" })];
    const [first, second] = added.map((id) => id ?? noteId("none"));
    if (!first || !second) throw new Error("two notes expected");
    others.editNote(second, { text: "mine, too, and theirs" });
    actions.removeNotes([first, second]);
    actions.undo();
    actions.redo();
    expect(["first", board.note(first), board.note(second)]).toEqual(["first", null, null]);
    actions.undo();
    others.editNote(first, { text: "mine, and theirs" });
    actions.redo();
    expect([board.note(first)?.text, board.note(second)]).toEqual(["mine, and theirs", null]);

    const third = (await actions.addNote({ text: "mine" })) ?? noteId("none");
    others.editNote(third, { text: "mine, for a moment theirs" });
    actions.removeNotes([third]);
    actions.undo();
    others.editNote(third, { text: "mine" });
    actions.undo();
    expect(board.note(third)).toBeNull();
  });

  it("[CV1] a note's kind can be taken back though others wrote in it, and one's own note goes as before", async () => {
    const added = await actions.addNote({ text: "begun by me", place: cell("s0", "l"), kind: "need" });
    const id = added ?? noteId("none");
    actions.editNote(id, { kind: "pain" });
    others.editNote(id, { text: "begun by me, ended by them" });
    actions.undo();
    expect(board.note(id)).toMatchObject({ kind: "need", text: "begun by me, ended by them" });
    const own = (await actions.addNote({ text: "gone at once", place: cell("s0", "l") })) ?? noteId("none");
    others.editNote(own, { kind: "idea" });
    actions.undo();
    expect(board.note(own)).toBeNull();
  });

  it("puts a new note behind the one named, first, or last", async () => {
    const [afterFirst, first, last] = [
      await actions.addNote({ text: "x", place: cell("s0", "l"), after: noteId("n0") }),
      await actions.addNote({ text: "y", place: cell("s0", "l"), after: null }),
      await actions.addNote({ text: "z", place: cell("s0", "l") }),
    ];
    expect(inCell("s0", "l")).toEqual([first, "n0", afterFirst, "n1", "n2", last]);
  });

  it("moves several notes at once, in the order they were given", () => {
    actions.moveNotes([
      { id: noteId("n2"), place: cell("s1", "l"), after: null },
      { id: noteId("n0"), place: cell("s1", "l"), after: noteId("n2") },
    ]);
    expect(inCell("s1", "l")).toEqual(["n2", "n0"]);
    expect(inCell("s0", "l")).toEqual(["n1"]);
    actions.undo();
    expect(inCell("s0", "l")).toEqual(["n0", "n1", "n2"]);
  });

  it("[CV1] undo takes back one's own edits only, step by step", async () => {
    actions.editNote(noteId("n0"), { text: "Mine" });
    const added = await actions.addNote({ text: "Also mine" });
    others.editNote(noteId("n1"), { text: "Theirs" });
    others.moveNotes([{ id: noteId("n2"), place: cell("s2", "l") }]);
    const texts = () => Object.fromEntries(board.content().notes.map(({ id, text }) => [id, text]));

    actions.undo();
    expect(added && board.hasNote(added)).toBe(false);
    expect(texts()).toMatchObject({ n0: "Mine", n1: "Theirs" });
    actions.undo();
    expect(texts()).toMatchObject({ n0: "Words 0", n1: "Theirs" });
    expect(actions.canUndo.get()).toBe(false);
    actions.undo();
    expect(inCell("s2", "l")).toEqual(["n2"]);
    actions.redo();
    actions.redo();
    expect(texts()).toMatchObject({ n0: "Mine", n1: "Theirs" });
    expect(other.content()).toEqual(board.content());
  });

  it("[CV1] what is done to several notes at once is one step", async () => {
    const kinds = () => board.content().notes.map(({ kind }) => kind);
    actions.editNotes([noteId("n0"), noteId("gone"), noteId("n2")], { kind: "need" });
    expect(kinds()).toEqual(["need", "note", "need"]);
    actions.undo();
    expect(kinds()).toEqual(["note", "note", "note"]);
    expect(actions.canUndo.get()).toBe(false);

    const content = board.content();
    const copies = await duplicateNotes(
      { content, edits: actions, canvas: null, seat: null },
      { noteIds: [noteId("n0"), noteId("n2")] },
    );
    expect(inCell("s0", "l")).toEqual(["n0", copies[0], "n1", "n2", copies[1]]);
    actions.undo();
    expect(inCell("s0", "l")).toEqual(["n0", "n1", "n2"]);
    expect(actions.canUndo.get()).toBe(false);
  });

  it("[WD9] tells beside the edit which new notes are copies of which, and of no others", async () => {
    const told: unknown[] = [];
    const telling = createDocActions({ doc: board.doc, origin: {}, newId, onCopies: (copies) => told.push(copies) });
    const from = { boardId: "another", noteId: "n1" };
    const [copy] = await telling.addNotes([{ text: "Short", copyOf: from }, { text: "New" }]);
    await telling.addNote({ text: "New too" });
    const single = await telling.addNote({ text: "Short", copyOf: from });
    expect(told).toEqual([[{ noteId: copy, from }], [{ noteId: single, from }]]);
    telling.close();
  });

  it("[CV11] a copy is what its note is: kind, where it comes from, channel and tags", async () => {
    const said = { kind: "pain", status: "reported", channel: "phone" } as const;
    actions.editNotes([noteId("n1")], said);
    actions.ideas.tagNotes([noteId("n1")], "night", true);
    const [copy] = await duplicateNotes(
      { content: board.content(), edits: actions, canvas: null, seat: { board: { boardId: "b" } } },
      { noteIds: [noteId("n1")] },
    );
    expect(board.content().notes.find(({ id }) => id === copy)).toMatchObject({
      ...said,
      text: "Words 1",
      tags: ["night"],
    });
    // What it is a copy of is told beside the edit: the document says nothing of it.
    expect(Object.keys(board.content().notes.find(({ id }) => id === copy) ?? {})).not.toContain("copyOf");
    actions.undo();
    expect(inCell("s0", "l")).toEqual(["n0", "n1", "n2"]);
  });

  it("[CV1] what came with the document cannot be undone", () => {
    expect(actions.canUndo.get()).toBe(false);
    board.changeNote(noteId("n0"), { text: "From the server" }, "server");
    expect(actions.canUndo.get()).toBe(false);
  });

  it("[CV8] removed notes come back with their words and their place", () => {
    const before = board.content().notes;
    actions.removeNotes([noteId("n0"), noteId("n2")]);
    expect(board.content().notes.map(({ id }) => id)).toEqual(["n1"]);
    expect(actions.canUndo.get()).toBe(true);
    actions.undo();
    expect(board.content().notes).toEqual(before);
    expect(other.content().notes).toEqual(before);
  });

  it("says when a note is gone, so that its words are not lost", () => {
    others.removeNotes([noteId("n0")]);
    expect(actions.editNote(noteId("n0"), { text: "Late" })).toBe(false);
    actions.moveNotes([{ id: noteId("n0"), place: null }]);
    expect(board.hasNote("n0")).toBe(false);
  });

  it("[JM6] a removed step leaves its notes in the tray, and undo brings step and notes together again", () => {
    actions.structure?.removeStep(stepId("s0"));
    expect(placeNotes(board.content()).unplaced).toHaveLength(3);
    actions.undo();
    expect(inCell("s0", "l")).toEqual(["n0", "n1", "n2"]);
  });

  it("adds a step behind another in its stage, renames it and marks it", () => {
    actions.structure?.addStepAfter(stepId("s0"), "Between");
    const steps = board.listSteps();
    expect(steps.map(({ label }) => label)).toEqual(["Step 0", "Between", "Step 1", "Step 2"]);
    const between = steps[1];
    if (!between) throw new Error("a second step expected");
    expect(between.stageId).toBe("g");
    actions.structure?.renameStep(between.id, "Renamed");
    actions.structure?.setKeyMoment(between.id, true);
    expect(board.listSteps()[1]).toMatchObject({ label: "Renamed", keyMoment: true });
  });

  it("adds and renames columns", () => {
    actions.structure?.addColumn("Later");
    actions.structure?.renameColumn("c" as ColumnId, "Sooner");
    expect(board.listColumns().map(({ label }) => label)).toEqual(["Sooner", "Later"]);
    actions.moveNotes([{ id: noteId("n0"), place: column("c") }]);
    expect(placeNotes(board.content()).inColumn("c")).toHaveLength(1);
  });
});
