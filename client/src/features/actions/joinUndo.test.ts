import { openBoard } from "@longtable/shared/board/board.doc";
import { beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { createDocActions, type DocActions } from "../boardEdit/docActions.ts";
import type { SentStep } from "../boardEdit/sentStep.ts";
import { noteId } from "../canvas/canvas.testing.ts";
import { type CommandActions, createCommandActions } from "../canvas/commandActions.ts";
import { joinUndo } from "./joinUndo.ts";

const OTHER = "somebody else";
const ORIGIN = { tab: "mine" };
const newId = <Id extends string>() => "new" as Id;
let board: ReturnType<typeof openBoard>;
let onDoc: DocActions;
let byCommand: CommandActions;
let joined: ReturnType<typeof joinUndo>;
let sent: string[];

beforeEach(() => {
  const doc = new Y.Doc();
  board = openBoard(doc);
  board.create({ type: "columns", title: "Ideas" }, OTHER);
  for (const name of ["a", "b", "c"]) board.addNote({ id: noteId(name), text: name }, OTHER);
  onDoc = createDocActions({ doc, origin: ORIGIN, newId });
  sent = [];
  const session = {
    send: async (type: string, input: Record<string, unknown>) => {
      sent.push(`${type} ${input.noteId}`);
      return { ok: true, result: {} };
    },
  };
  byCommand = createCommandActions({
    boardId: "board",
    session: session as never,
    content: () => board.content(),
    isOwn: () => true,
    isAlone: () => false,
  });
  joined = joinUndo(onDoc, byCommand);
});

const words = (id: string) => board.note(id)?.text;
/** New words for a note that its own control sent. */
const reworded = (): SentStep => ({
  type: "board.editNote",
  input: { boardId: "board", noteId: "c", text: "c by command" },
  noteId: noteId("c"),
  from: null,
  note: board.note("c"),
});

it("[CV1] edits and commands are taken back and done again in their order, latest first", () => {
  joined.editNote(noteId("a"), { text: "a anew" });
  joined.adopt(reworded());
  joined.editNote(noteId("b"), { text: "b anew" });
  joined.undo();
  expect([words("a"), words("b"), sent]).toEqual(["a anew", "b", []]);
  joined.undo();
  expect([words("a"), sent]).toEqual(["a anew", ["board.editNote c"]]);
  joined.undo();
  expect([words("a"), joined.canUndo.get()]).toEqual(["a", false]);
  for (let count = 3; count > 0; count -= 1) joined.redo();
  expect([words("a"), words("b"), sent.length, joined.canRedo.get()]).toEqual(["a anew", "b anew", 2, false]);
});

it("[CV1] an edit that changes nothing is no step: neither is it taken back, nor does it end what can be done again", () => {
  joined.editNote(noteId("a"), { text: "a anew" });
  joined.adopt(reworded());
  joined.editNote(noteId("gone"), { text: "x" });
  joined.ideas.mergeNotes?.([noteId("a")], noteId("a"));
  joined.moveNotes([]);
  joined.undo();
  expect([words("a"), sent]).toEqual(["a anew", ["board.editNote c"]]);
  joined.ideas.splitNotes?.([noteId("a")]);
  expect([joined.canRedo.get(), onDoc.steps.get()]).toEqual([true, 1]);
});

it("[CV1] a step that others' edits have left nothing of is passed over, and the one before it keeps its turn", () => {
  joined.editNote(noteId("a"), { kind: "pain" });
  joined.adopt(reworded());
  joined.editNote(noteId("b"), { kind: "need" });
  board.removeNote(noteId("b"), OTHER);
  joined.undo();
  expect([board.note("a")?.kind, sent]).toEqual(["pain", ["board.editNote c"]]);
  joined.undo();
  expect([board.note("a")?.kind, joined.canUndo.get()]).toEqual(["note", false]);
});

it("[CV1] what another control of the same tab did on the document is a step too", () => {
  joined.adopt(reworded());
  const elsewhere = createDocActions({ doc: board.doc, origin: ORIGIN, newId });
  elsewhere.editNote(noteId("a"), { text: "a anew" });
  joined.undo();
  expect([words("a"), sent]).toEqual(["a", []]);
});

it("[CV1] list and canvas have one undo: what was done last in either is taken back first, in either", () => {
  const onDoc = createDocActions({ doc: board.doc, origin: ORIGIN, newId });
  // Before anybody asked for an undo of both.
  onDoc.editNote(noteId("b"), { text: "b on the canvas" });
  const list = joinUndo(onDoc, byCommand);
  expect(list.canUndo.get()).toBe(true);
  list.adopt(reworded());
  const canvas = joinUndo(onDoc, byCommand);
  canvas.editNote(noteId("a"), { text: "a on the canvas" });
  list.undo();
  expect([words("a"), words("b"), sent]).toEqual(["a", "b on the canvas", []]);
  canvas.undo();
  expect([words("b"), sent]).toEqual(["b on the canvas", ["board.editNote c"]]);
  list.undo();
  expect([words("b"), canvas.canUndo.get()]).toEqual(["b", false]);
});

it("[CV1] a command that is no longer there to be taken back gives its turn to the step before it", () => {
  joined.editNote(noteId("a"), { text: "a anew" });
  joined.adopt(reworded());
  byCommand.forgetSteps();
  joined.undo();
  expect([words("a"), sent, joined.canUndo.get()]).toEqual(["a", [], false]);
  joined.adopt(reworded());
  byCommand.forgetSteps();
  expect(joined.canUndo.get()).toBe(false);
});
