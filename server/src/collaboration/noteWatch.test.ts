import { openBoard } from "@longtable/shared/board/board.doc";
import { trimMemory } from "@longtable/shared/board/docMemory";
import type { ColumnId, NoteId } from "@longtable/shared/kernel/ids";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { watchNotes } from "./noteWatch.ts";

const A = "a" as NoteId;
const ME = "me";

/** A board with one note, watched, as the server keeps it in memory. */
function createWatched() {
  const board = openBoard(new Y.Doc());
  board.create({ type: "columns", title: "Ideas" }, ME);
  board.addNote({ id: A, text: "a warm room", kind: "idea", place: { columnId: "one" as ColumnId } }, ME);
  const watch = watchNotes(board.doc);
  trimMemory(board.doc);
  return { board, watch };
}

it("[PE4] a changed note is seen with its words and fields of before and after", () => {
  const { board, watch } = createWatched();
  const { deeds } = watch.during(() => board.changeNote(A, { text: "a warm bright room", kind: "need" }, ME));
  expect(deeds).toEqual([
    {
      noteId: A,
      what: "change",
      before: { text: "a warm room", kind: "idea" },
      after: { text: "a warm bright room", kind: "need" },
    },
  ]);
});

it("[PE4] a removed note is seen whole, and a new one with what it holds", () => {
  const { board, watch } = createWatched();
  board.changeNote(A, { text: "a cold room" }, ME);
  const [removed] = watch.during(() => board.removeNote(A, ME)).deeds;
  expect(removed).toMatchObject({
    noteId: A,
    what: "remove",
    before: { text: "a cold room", kind: "idea", place: { columnId: "one" } },
    after: null,
  });
  const [added] = watch.during(() => board.addNote({ id: "b" as NoteId, text: "tea" }, ME)).deeds;
  expect(added).toMatchObject({ noteId: "b", what: "add", before: null, after: { text: "tea", kind: "note" } });
});

it("[PE4] what another client sends is seen like what the server writes itself; steps and lanes are no notes", () => {
  const { board, watch } = createWatched();
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(board.doc));
  const theirs = openBoard(other);
  theirs.changeNote(A, { text: "a room" }, ME);
  theirs.setTitle("Others", ME);
  theirs.removeNote(A, ME);
  const { deeds } = watch.during(() => Y.applyUpdate(board.doc, Y.encodeStateAsUpdate(other)));
  expect(deeds).toMatchObject([{ noteId: A, what: "remove", before: { text: "a warm room" } }]);
});

it("[PE4] nothing is kept of what nobody asks about", () => {
  const { board, watch } = createWatched();
  board.changeNote(A, { text: "later" }, ME);
  expect(watch.during(() => {}).deeds).toEqual([]);
});
