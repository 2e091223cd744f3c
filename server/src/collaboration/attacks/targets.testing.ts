import * as Y from "yjs";
import { any, deleted, item, type RawId, rawUpdate, string, type } from "../rawUpdate.testing.ts";
import { ALICE, idOf, MALLORY } from "../room.testing.ts";
import {
  bare,
  byAlice,
  type Case,
  ENTRY,
  entry,
  inNotes,
  insideNote,
  letter,
  mallory,
  notes,
  serverBefore,
  word,
} from "./attack.testing.ts";

/** Alice adds a note and deletes it: what it held is no more than an empty block of clocks. */
const noteThatCameAndWent = byAlice((doc) => {
  notes(doc).set("gone", entry({ text: new Y.Text("gone") }));
  notes(doc).delete("gone");
});
const lastOfAlice = (doc: Y.Doc): RawId => [ALICE, Y.getState(doc.store, ALICE) - 1];

export const TARGETS: Case[] = [
  ["a neighbour that nobody has", "unknownTarget", () => mallory(item({ origin: [424242, 7] }, string("x")))],
  [
    "a right neighbour that nobody has",
    "unknownTarget",
    () => mallory(item({ rightOrigin: [424242, 7] }, string("x"))),
  ],
  [
    "a good neighbour and a right one that nobody has",
    "unknownTarget",
    (doc) => mallory(item({ origin: letter(doc), rightOrigin: [424242, 7] }, string("x"))),
  ],
  ["a holder that nobody has", "unknownTarget", () => mallory(item({ parent: [424242, 7], key: "lang" }, any("en")))],
  [
    "a neighbour further on in the same update",
    "unknownTarget",
    (doc) => mallory(item({ origin: [MALLORY, 1] }, string("x")), item({ origin: letter(doc) }, string("y"))),
  ],
  [
    "a right neighbour further on in the same update",
    "unknownTarget",
    (doc) => {
      const start = letter(doc);
      return mallory(
        item({ origin: start, rightOrigin: [MALLORY, 1] }, string("x")),
        item({ origin: start }, string("y")),
      );
    },
  ],
  [
    "a holder further on in the same update",
    "unknownTarget",
    () => mallory(item({ parent: [MALLORY, 1], key: "lang" }, any("en")), ...inNotes("m1", type("map"))),
  ],
  ["itself as its neighbour", "unknownTarget", () => mallory(item({ origin: ENTRY }, string("x")))],
  [
    "two clients that wait for each other",
    "unknownTarget",
    (doc) => {
      const start = letter(doc);
      return rawUpdate([
        {
          client: 5,
          structs: [
            item({ origin: start, rightOrigin: [MALLORY, 1] }, string("x")),
            item({ origin: start }, string("y")),
          ],
        },
        {
          client: MALLORY,
          structs: [item({ origin: start, rightOrigin: [5, 1] }, string("x")), item({ origin: start }, string("y"))],
        },
      ]);
    },
  ],
  [
    "characters beside a value of the board",
    "badContent",
    (doc) => mallory(item({ origin: idOf(doc, "board", "title") }, string("x"))),
  ],
  [
    "a map beside a step",
    "unknownField",
    (doc) =>
      mallory(
        item({ origin: idOf(doc, "steps", "step1") }, type("map")),
        item({ parent: ENTRY, key: "text" }, type("text")),
      ),
  ],
  [
    "a character by way of its right neighbour in another entry",
    "badContent",
    (doc) => mallory(item({ rightOrigin: idOf(doc, "steps", "step1", "label") }, string("x"))),
  ],
  [
    "the board's type by way of its left neighbour",
    "serverOnly",
    (doc) => mallory(item({ origin: idOf(doc, "board", "type") }, any("free"))),
  ],
  [
    "the board's type by way of its right neighbour",
    "serverOnly",
    (doc) => mallory(item({ rightOrigin: idOf(doc, "board", "type") }, any("free"))),
  ],
  ["the board's type", "serverOnly", bare((doc) => doc.getMap("board").set("type", "free"))],
  ["the board's schema", "serverOnly", bare((doc) => doc.getMap("board").set("schema", 99))],
  ["deleting the board's schema", "serverOnly", bare((doc) => doc.getMap("board").delete("schema"))],
  [
    "deleting the board's type, and nothing else",
    "serverOnly",
    (doc) => rawUpdate([], [{ client: serverBefore(doc), ranges: [[idOf(doc, "board", "type")[1], 1]] }]),
  ],
  [
    "a right neighbour that is the left one too",
    "unknownTarget",
    (doc) => mallory(item({ origin: letter(doc), rightOrigin: letter(doc) }, string("x"))),
  ],
  [
    "neighbours the wrong way round",
    "unknownTarget",
    (doc) => {
      return mallory(word("x", { origin: letter(doc, 3), rightOrigin: letter(doc, 1) }));
    },
  ],
  [
    "new neighbours the wrong way round",
    "unknownTarget",
    (doc) => {
      const [client, clock] = letter(doc);
      const fine = item({ origin: [client, clock + 1], rightOrigin: [client, clock + 2] }, string("abc"));
      return mallory(fine, item({ origin: [MALLORY, 2], rightOrigin: [MALLORY, 1] }, string("x")));
    },
  ],
  [
    "neighbours in two texts",
    "unknownTarget",
    (doc) =>
      insideNote(
        item({ parent: ENTRY, key: "text" }, type("text")),
        item({ parent: [MALLORY, 1] }, string("other")),
        word("x", { origin: letter(doc), rightOrigin: [MALLORY, 2] }),
      ),
  ],
  [
    "a left neighbour that lives, and a right one long gone",
    "unknownTarget",
    (doc) => mallory(word("x", { origin: letter(doc), rightOrigin: lastOfAlice(doc) })),
    { given: noteThatCameAndWent },
  ],
  [
    "a right neighbour that lives, and a left one long gone",
    "unknownTarget",
    (doc) => mallory(word("x", { origin: lastOfAlice(doc), rightOrigin: letter(doc) })),
    { given: noteThatCameAndWent },
  ],
  [
    "new letters that contradict each other: between two, one of which was put beside a third",
    "unknownTarget",
    (doc) =>
      mallory(
        word("a", { origin: letter(doc), rightOrigin: letter(doc, 1) }),
        word("b", { origin: ENTRY, rightOrigin: letter(doc, 1) }),
        word("x", { origin: letter(doc), rightOrigin: [MALLORY, 1] }),
      ),
  ],
  [
    "a letter put past its left neighbour's own right one",
    "unknownTarget",
    (doc) =>
      mallory(
        word("a", { origin: letter(doc), rightOrigin: letter(doc, 1) }),
        word("x", { origin: ENTRY, rightOrigin: letter(doc, 3) }),
      ),
  ],
  [
    "a letter put from one end of a text to the other",
    "unknownTarget",
    (doc) => mallory(word("x", { origin: letter(doc, 0), rightOrigin: letter(doc, 4) })),
  ],
  [
    "a value with a neighbour to its right",
    "unknownTarget",
    (doc) => mallory(item({ rightOrigin: idOf(doc, "steps", "step1", "label") }, any("My label"))),
  ],
  [
    "something deleted in the place of the board's schema",
    "serverOnly",
    (doc) => mallory(item({ origin: idOf(doc, "board", "schema") }, deleted(1))),
  ],
  [
    "something deleted under the board's type",
    "serverOnly",
    () => mallory(item({ parent: "board", key: "type" }, deleted(1))),
  ],
  ["words hidden in the key of something deleted", "badKey", () => mallory(...inNotes("hidden words", deleted(1)))],
  [
    "words hidden in the field of something deleted",
    "unknownField",
    () => insideNote(item({ parent: ENTRY, key: "hidden words" }, deleted(1))),
  ],
  [
    "words hidden in the attribute of something deleted",
    "tooDeep",
    (doc) => mallory(item({ parent: idOf(doc, "notes", "n1", "text"), key: "hidden words" }, deleted(1))),
  ],
  ["deleting what nobody wrote", "unknownTarget", () => rawUpdate([], [{ client: 424242, ranges: [[0, 5]] }])],
  ["deleting beyond what was written", "unknownTarget", () => rawUpdate([], [{ client: ALICE, ranges: [[0, 5000]] }])],
  [
    "deleting up to a clock beyond what a number can hold",
    "malformed",
    () => rawUpdate([], [{ client: ALICE, ranges: [[Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]] }]),
  ],
  ["deleting nothing", "malformed", () => rawUpdate([], [{ client: ALICE, ranges: [[0, 0]] }])],
];
