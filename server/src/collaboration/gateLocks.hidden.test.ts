import { type BoardDoc, openBoard } from "@longtable/shared/board/board.doc";
import type { LockedPart } from "@longtable/shared/board/board.locks";
import type { Place } from "@longtable/shared/board/board.types";
import type { ColumnId, NoteId, RowId } from "@longtable/shared/kernel/ids";
import { beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { verdictOn } from "./verdict.testing.ts";

const id = <Id extends string>(text: string) => text as Id;
const note = (name: string) => id<NoteId>(name);
const KEPT: Place = { columnId: id<ColumnId>("kept") };
const FREE: Place = { columnId: id<ColumnId>("free") };
const LOCKS: readonly LockedPart[] = [{ columnId: id<ColumnId>("kept") }, { rowId: id<RowId>("row") }];

let doc: Y.Doc;
beforeEach(() => {
  doc = new Y.Doc();
  const board = openBoard(doc);
  board.create({ type: "columns", title: "All there is" }, null);
  for (const name of ["kept", "free"]) board.addColumn({ id: id<ColumnId>(name), label: name, order: "a0" }, null);
  const notes: [string, Place, string?][] = [
    ["kept1", KEPT],
    // It stands in a locked part, and is shown with a note elsewhere.
    ["wording", KEPT, "head"],
    ["head", FREE],
    // It stands in a locked part, and what it was merged into is gone.
    ["orphan", KEPT, "gone"],
    ["loose", FREE, "away"],
  ];
  for (const [name, place, head] of notes) {
    const merged = head === undefined ? {} : { mergedInto: note(head) };
    board.addNote({ id: note(name), text: name, place, ...merged }, null);
  }
  // Left half written before the parts were locked: nobody reads it.
  put("notes", "half", { place: KEPT });
  put("notes", "halfWording", { place: FREE, mergedInto: "kept1" });
  put("notes", "halfFree", { place: FREE });
  put("boxNames", "halfBox", { rowId: "row", columnId: "free" });
  put("boxNames", "halfFreeBox", { rowId: "other", columnId: "free" });
});

const put = (root: string, key: string, fields: Record<string, unknown>) =>
  doc.getMap(root).set(key, new Y.Map(Object.entries({ id: key, ...fields })));
const entry = (board: BoardDoc, root: string, key: string) => board.doc.getMap<Y.Map<unknown>>(root).get(key);
const add = (name: string) => (board: BoardDoc) =>
  board.addNote({ id: note(name), text: name, place: FREE, at: null, order: "a0" }, null);
const giveWords = (name: string) => (board: BoardDoc) => entry(board, "notes", name)?.set("text", new Y.Text("words"));
const giveLabel = (name: string) => (board: BoardDoc) => entry(board, "boxNames", name)?.set("label", "A name");

const verdict = (locks: readonly LockedPart[], edit: (board: BoardDoc) => void) => verdictOn(doc, locks, edit);

it.each<[string, (board: BoardDoc) => void]>([
  ["gives words to a note that was left without any in a locked part", giveWords("half")],
  ["gives words to one that was left merged into a note there", giveWords("halfWording")],
  ["gives a name to a box that was left without one in a locked part", giveLabel("halfBox")],
  ["brings a note that one there was merged into, and so would be shown elsewhere", add("gone")],
  [
    "takes off the note that one there is shown with, and so would be shown there",
    (board) => board.removeNote(note("head"), null),
  ],
  ["takes the words of that note away", (board) => entry(board, "notes", "head")?.delete("text")],
  ["puts an empty note in its place", (board) => board.doc.getMap("notes").set("head", new Y.Map())],
])(
  "[RC6] what is shown in a locked part neither comes nor goes by way of what is not: the gate refuses an update that %s",
  (_what, edit) => {
    expect(verdict(LOCKS, edit)).toBe("locked");
    expect(verdict([], edit)).toBe("accepted");
  },
);

it.each<[string, (board: BoardDoc) => void]>([
  ["gives words to a note that was left without any elsewhere", giveWords("halfFree")],
  ["gives a name to a box elsewhere", giveLabel("halfFreeBox")],
  ["brings back a note that only notes elsewhere name", add("away")],
  [
    "changes the words of a note that one there is shown with",
    (board) => board.changeNote(note("head"), { text: "other" }, null),
  ],
  ["moves that note", (board) => board.changeNote(note("head"), { place: null }, null)],
  [
    "merges it into another one elsewhere",
    (board) => board.mergeNotes([{ id: note("head"), mergedInto: note("loose") }], null),
  ],
])("[RC6] with parts locked the gate lets in an update that %s", (_what, edit) => {
  expect(verdict(LOCKS, edit)).toBe("accepted");
});
