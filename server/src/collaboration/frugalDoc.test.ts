import { openBoard } from "@longtable/shared/board/board.doc";
import { trimMemory } from "@longtable/shared/board/docMemory";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { applyFrugally } from "./frugalDoc.ts";

const id = (text: string) => text as NoteId;

function manyNotes(): Y.Doc {
  const doc = new Y.Doc();
  const board = openBoard(doc);
  for (let n = 0; n < 50; n += 1) board.addNote({ id: id(`n${n}`), text: `words of note ${n}` }, null);
  return doc;
}

it("[KE2] a document that was read frugally is the document, byte for byte", () => {
  const update = Y.encodeStateAsUpdate(manyNotes());
  const doc = new Y.Doc();
  applyFrugally(doc, update);
  trimMemory(doc);
  expect(Buffer.from(Y.encodeStateAsUpdate(doc))).toEqual(Buffer.from(update));
});

it("goes on taking and making edits, and tells of them as before", () => {
  const source = manyNotes();
  const doc = new Y.Doc();
  applyFrugally(doc, Y.encodeStateAsUpdate(source));
  trimMemory(doc);
  const heard: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => heard.push(update));
  openBoard(source).changeNote(id("n3"), { text: "rewritten" }, null);
  applyFrugally(doc, Y.encodeStateAsUpdate(source, Y.encodeStateVector(doc)));
  openBoard(doc).addNote({ id: id("new"), text: "new" }, null);
  openBoard(doc).removeNote(id("n4"), null);
  for (const update of heard) Y.applyUpdate(source, update);
  expect(openBoard(doc).note(id("n3"))?.text).toBe("rewritten");
  expect(openBoard(source).content()).toEqual(openBoard(doc).content());
});

it("a listener on a note, or an attribute on its text, is an error, not one on all of them", () => {
  const doc = manyNotes();
  trimMemory(doc);
  const note = doc.getMap<Y.Map<unknown>>("notes").get("n1");
  expect(() => note?.observe(() => undefined)).toThrow(TypeError);
  const text = note?.get("text");
  if (!(text instanceof Y.Text)) throw new Error("a note without text");
  expect(() => text.setAttribute("a", "b")).toThrow(TypeError);
});
