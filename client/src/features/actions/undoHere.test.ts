import { openBoard } from "@longtable/shared/board/board.doc";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { createStore } from "../../session/store.ts";
import { createDocActions } from "../boardEdit/docActions.ts";
import { noteId } from "../canvas/canvas.testing.ts";
import { countDoings } from "../canvas/undoOffer.ts";
import { undoHere } from "./undoHere.ts";

it("[CV1] in the list, too, an offer to undo takes back what it names, and nothing once more was done", () => {
  const board = openBoard(new Y.Doc());
  board.create({ type: "columns", title: "Ideas" }, "other");
  for (const name of ["a", "b"]) board.addNote({ id: noteId(name), text: name }, "other");
  const doings = createStore(0);
  const newId = <Id extends string>() => "new" as Id;
  const edits = countDoings(createDocActions({ doc: board.doc, origin: {}, newId }), doings);
  const merge = () => edits.ideas.mergeNotes?.([noteId("b")], noteId("a"));
  merge();
  const late = undoHere({ edits, canvas: null, doings });
  edits.editNote(noteId("a"), { text: "a anew" });
  late?.perform();
  expect([board.note("b")?.mergedInto, board.note("a")?.text, late?.isOpen.get()]).toEqual(["a", "a anew", false]);
  edits.ideas.splitNotes?.([noteId("b")]);
  merge();
  undoHere({ edits, canvas: null, doings })?.perform();
  expect([board.note("b")?.mergedInto, board.note("a")?.text]).toEqual([undefined, "a anew"]);
  expect(undoHere({ edits: null, canvas: null, doings })).toBeNull();
});
