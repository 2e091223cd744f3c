import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { NoteId } from "../kernel/ids.ts";
import { openBoard } from "./board.doc.ts";
import { followNotes } from "./noteReading.ts";

const id = (name: string) => name as NoteId;

function twoDocs() {
  const [here, there] = [new Y.Doc(), new Y.Doc()];
  here.on("update", (update: Uint8Array) => Y.applyUpdate(there, update, "line"));
  return { board: openBoard(here), notes: followNotes(there), fresh: openBoard(there) };
}

describe("following the notes of a document", () => {
  it("[CV14] reads what a whole reading would, whatever has changed in between", () => {
    const { board, notes, fresh } = twoDocs();
    const changes = [
      () =>
        board.addNotes(
          [
            { id: id("a"), text: "One" },
            { id: id("b"), text: "Two" },
          ],
          "test",
        ),
      () => board.changeNote(id("a"), { text: "One and more" }, "test"),
      () => board.changeNote(id("b"), { at: { x: 5, y: 6 }, kind: "need" }, "test"),
      () => board.changeNote(id("a"), { order: "zz" }, "test"),
      () => board.tagNotes([id("b")], "later", true, "test"),
      () => board.setNoteMarks(id("b"), { by: "Ana", isByProxy: true, tableId: null }, "test"),
      () => board.removeNote(id("a"), "test"),
      () => board.putNoteFields(id("a"), { text: "Back again" }, "test"),
      () => board.mergeNotes([{ id: id("a"), mergedInto: id("b") }], "test"),
    ];
    for (const change of changes) {
      change();
      expect(notes.read()).toEqual(fresh.listNotes());
    }
  });

  it("[CV14] answers the same value for a note that nobody touched", () => {
    const { board, notes } = twoDocs();
    board.addNotes(
      [
        { id: id("a"), text: "One" },
        { id: id("b"), text: "Two" },
      ],
      "test",
    );
    const [a, b] = notes.read();
    board.changeNote(id("b"), { text: "Two and more" }, "test");
    const next = notes.read();
    expect(next[0]).toBe(a);
    expect(next[1]).not.toBe(b);
    expect(next[1]?.text).toBe("Two and more");
  });
});
