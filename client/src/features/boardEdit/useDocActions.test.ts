import { openBoard } from "@longtable/shared/board/board.doc";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { noteId } from "../canvas/canvas.testing.ts";
import { docActionsOf } from "./useDocActions.ts";

function boardWithNote(): Y.Doc {
  const doc = new Y.Doc();
  const board = openBoard(doc);
  board.create({ type: "columns", title: "Ideas" }, "somebody else");
  board.addNote({ id: noteId("a"), text: "a" }, "somebody else");
  return doc;
}

it("[CV1] one's steps stay when a board is shown another way, and end with its document", () => {
  const doc = boardWithNote();
  const actions = docActionsOf(doc, "board");
  actions.editNote(noteId("a"), { text: "anew" });
  const again = docActionsOf(doc, "board");
  expect(again.canUndo.get()).toBe(true);
  again.undo();
  expect(openBoard(doc).note(noteId("a"))?.text).toBe("a");
  doc.destroy();
  expect(docActionsOf(doc, "board")).not.toBe(actions);
});

it("whoever was named last tells the server of copies, also while the list's own controls name nobody", async () => {
  const doc = boardWithNote();
  const told: string[] = [];
  const send = async (type: string) => {
    told.push(type);
    return {} as never;
  };
  docActionsOf(doc, "board", { send });
  const from = { boardId: "board", noteId: noteId("a") } as never;
  await docActionsOf(doc, "board").addNotes([{ text: "a", copyOf: from }]);
  expect(told).toEqual(["board.tellCopies"]);
});
