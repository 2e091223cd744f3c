import { LIMITS } from "@longtable/shared/kernel/limits";
import * as Y from "yjs";
import { deleted, gc, item, rawUpdate, string, subdocument } from "../rawUpdate.testing.ts";
import { MALLORY } from "../room.testing.ts";
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
  textOf,
  word,
} from "./attack.testing.ts";

export const SIZES: Case[] = [
  [
    "501 characters at once",
    "textTooLong",
    bare((doc) => notes(doc).set("m1", entry({ text: new Y.Text("x".repeat(501)) }))),
  ],
  ["496 more characters after five", "textTooLong", bare((doc) => textOf(doc).insert(0, "x".repeat(496)))],
  [
    "too many characters in many pieces",
    "textTooLong",
    bare((doc) => {
      for (let piece = 0; piece < 100; piece += 1) textOf(doc).insert(piece % 3, "12345");
    }),
  ],
  [
    "too many characters, and one deletion counted often",
    "textTooLong",
    (doc) => {
      const [client, clock] = letter(doc);
      const more = item({ rightOrigin: [client, clock] }, string("x".repeat(LIMITS.noteChars + 100)));
      const again = Array.from({ length: 200 }, (): readonly [number, number] => [clock, 5]);
      return rawUpdate([{ client: MALLORY, structs: [more] }], [{ client, ranges: again }]);
    },
  ],
  [
    "too many characters, and one deletion in many blocks",
    "textTooLong",
    (doc) => {
      const [client, clock] = letter(doc);
      const more = item({ rightOrigin: [client, clock] }, string("x".repeat(LIMITS.noteChars + 100)));
      const again = Array.from({ length: 200 }, () => ({ client, ranges: [[clock, 5] as const] }));
      return rawUpdate([{ client: MALLORY, structs: [more] }], again);
    },
  ],
  [
    "the 2,001st note",
    "boardFull",
    bare((doc) => {
      for (let n = 0; n < LIMITS.notesPerBoard; n += 1) notes(doc).set(`m${n}`, new Y.Map());
    }),
  ],
  [
    "the 41st lane",
    "boardFull",
    bare((doc) => {
      for (let n = 0; n < LIMITS.lanesPerBoard; n += 1) doc.getMap("lanes").set(`m${n}`, new Y.Map());
    }),
  ],
  [
    "an update over 512 KB",
    "tooLarge",
    () => mallory(...Array.from({ length: 40_000 }, (_, n) => inNotes(`m${n}`, deleted(1))[0] ?? gc(1))),
  ],
  ["nothing at all, but very long", "tooLarge", () => mallory(gc(10_000_000))],
  [
    "something deleted, and very long",
    "tooLarge",
    () => insideNote(item({ parent: ENTRY, key: "lang" }, deleted(10_000_000))),
  ],
  [
    "one character more than two others wrote together",
    "textTooLong",
    bare((doc) => textOf(doc).insert(0, "x")),
    { given: byAlice((doc) => textOf(doc).insert(0, "x".repeat(LIMITS.noteChars - 5))) },
  ],
  [
    "300 characters beside 300 that another wrote at the same time",
    "textTooLong",
    (doc) => mallory(word("x".repeat(300), { origin: letter(doc, 4) })),
    { given: byAlice((doc) => textOf(doc).insert(5, "y".repeat(300))) },
  ],
  [
    "one note more where another just wrote the last",
    "boardFull",
    bare((doc) => notes(doc).set("m1", new Y.Map())),
    {
      given: byAlice((doc) => {
        for (let n = 1; n < LIMITS.notesPerBoard; n += 1) notes(doc).set(`a${n}`, new Y.Map());
      }),
    },
  ],
  ["25,001 structs", "tooLarge", () => mallory(...Array.from({ length: 25_001 }, () => gc(1)))],
  [
    "24,000 subdocuments",
    "badContent",
    () => mallory(...Array.from({ length: 24_000 }, () => item({ origin: ENTRY }, subdocument()))),
  ],
];
