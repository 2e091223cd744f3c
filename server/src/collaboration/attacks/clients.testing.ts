import * as Y from "yjs";
import { gc, item, rawUpdate, skip, string, type } from "../rawUpdate.testing.ts";
import { ALICE, capture, copyOf, idOf, MALLORY } from "../room.testing.ts";
import { byAlice, type Case, inNotes, letter, notes, serverBefore } from "./attack.testing.ts";

export const CLIENTS: Case[] = [
  [
    "an item under another's client id",
    "foreignClient",
    (doc) => rawUpdate([{ client: ALICE, clock: Y.getState(doc.store, ALICE), structs: inNotes("m1", type("map")) }]),
  ],
  [
    "an empty block under another's client id (clock squatting)",
    "foreignClient",
    (doc) => rawUpdate([{ client: ALICE, clock: Y.getState(doc.store, ALICE), structs: [gc(1000)] }]),
  ],
  [
    "an item under the server's client id",
    "foreignClient",
    (doc) =>
      rawUpdate([
        { client: doc.clientID, clock: Y.getState(doc.store, doc.clientID), structs: inNotes("m1", type("map")) },
      ]),
  ],
  [
    "an item under the client id that the server had before",
    "foreignClient",
    (doc) =>
      rawUpdate([{ client: serverBefore(doc), clock: Y.getState(doc.store, serverBefore(doc)), structs: [gc(1)] }]),
  ],
  [
    "a good item, and one under another's client id",
    "foreignClient",
    (doc) =>
      rawUpdate([
        { client: MALLORY, structs: inNotes("m1", type("map")) },
        { client: ALICE, clock: Y.getState(doc.store, ALICE), structs: [gc(1)] },
      ]),
  ],
  [
    "another's next edit, written first",
    "foreignClient",
    (doc) => byAlice((copy) => notes(copy).get("n1")?.set("kind", "idea"))(doc),
  ],
  ["a gap before the first clock", "gap", () => rawUpdate([{ client: MALLORY, clock: 5, structs: [gc(1)] }])],
  [
    "the second of two edits alone",
    "gap",
    (doc) => {
      const copy = copyOf(doc, MALLORY);
      notes(copy).get("n1")?.set("kind", "idea");
      return capture(copy, () => notes(copy).get("n1")?.set("kind", "need"));
    },
  ],
  ["a skip", "gap", () => rawUpdate([{ client: MALLORY, structs: [skip(3), gc(1)] }])],
  [
    "a clock beyond what a number can hold",
    "malformed",
    () => rawUpdate([{ client: MALLORY, clock: Number.MAX_SAFE_INTEGER, structs: [gc(5)] }]),
  ],
  [
    "one client in two blocks",
    "malformed",
    () =>
      rawUpdate([
        { client: MALLORY, structs: inNotes("m1", type("map")) },
        { client: MALLORY, clock: 1, structs: inNotes("m2", type("map")) },
      ]),
  ],
  [
    "a block of nothing",
    "malformed",
    () =>
      rawUpdate([
        { client: MALLORY, structs: inNotes("m1", type("map")) },
        { client: 5, structs: [] },
      ]),
  ],
  [
    "an old edit stretched by a tail that lies elsewhere",
    "gap",
    (doc) => {
      const [client, clock] = letter(doc);
      const tail = item({ parent: idOf(doc, "notes", "n1", "text") }, string("hello, and more"));
      return rawUpdate([{ client, clock, structs: [tail] }]);
    },
    { seat: "alice" },
  ],
  [
    "an old edit stretched by an empty block",
    "gap",
    (doc) => rawUpdate([{ client: ALICE, clock: Y.getState(doc.store, ALICE) - 1, structs: [gc(1000)] }]),
    { seat: "alice" },
  ],
  ["a gap as large as numbers go", "gap", () => rawUpdate([{ client: MALLORY, clock: 2 ** 52, structs: [gc(1)] }])],
  [
    "51 new client ids at once",
    "tooLarge",
    () => rawUpdate(Array.from({ length: 51 }, (_, n) => ({ client: 2_000_000 + n, structs: [gc(1)] }))),
  ],
];
