import { openBoard } from "@longtable/shared/board/board.doc";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { followOwnWords } from "./ownWords.ts";

const note = (id: string) => id as NoteId;

it("[KE1] knows the words written here that are not saved, and nobody else's", () => {
  const doc = new Y.Doc();
  const board = openBoard(doc);
  board.create({ type: "free", title: "A board" }, "server");
  board.addNote({ id: note("theirs"), text: "Theirs" }, "server");
  board.addNote({ id: note("old"), text: "Before" }, "server");
  const own = followOwnWords(doc, (origin) => origin === "server");
  board.addNote({ id: note("mine"), text: "Mine" }, "here");
  board.changeNote(note("old"), { text: "Changed" }, "here");
  board.changeNote(note("theirs"), { kind: "idea" }, "here");
  board.addNote({ id: note("later"), text: "Later" }, "server");
  expect(own.words()).toEqual(["Mine", "Changed"]);
  own.settle();
  expect(own.words()).toEqual([]);
});
