import { gc, item, rawUpdate, string, type } from "../rawUpdate.testing.ts";
import { MALLORY } from "../room.testing.ts";
import { bare, type Case, ENTRY, insideNote, mallory, notes } from "./attack.testing.ts";

const raw = (...bytes: number[]) => Uint8Array.from(bytes);
const HUGE = [0xff, 0xff, 0xff, 0xff, 0x0f];
const aNote = bare((doc) => notes(doc).set("m1", doc.getMap("m1").clone()));

/** A text whose bytes are changed after it was written. */
function withBytes(text: string, bytes: readonly number[]): Uint8Array {
  const update = insideNote(
    item({ parent: ENTRY, key: "text" }, type("text")),
    item({ parent: [MALLORY, 1] }, string(text)),
  );
  const at = Buffer.from(update).indexOf(text);
  update.set(bytes, at);
  return update;
}

/** Bytes that are no update at all, or promise more than they hold. */
export const BYTES: Case[] = [
  ["nothing", "malformed", () => raw()],
  ["one byte", "malformed", () => raw(7)],
  ["text", "malformed", () => new TextEncoder().encode("hello")],
  ["a number without an end", "malformed", () => raw(0x80, 0x80, 0x80)],
  [
    "a number beyond what one can hold",
    "malformed",
    () => raw(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01),
  ],
  [
    "a client id written so long that it is no number any more",
    "malformed",
    () => raw(1, 1, ...new Array<number>(200).fill(0x80), 0, 0, 0, 1, 0),
  ],
  [
    "nine bytes that promise 32 million structs",
    "malformed",
    () => rawUpdate([{ client: MALLORY, structs: [gc(1)], count: 32_000_000 }]),
  ],
  ["four thousand million clients", "malformed", () => raw(...HUGE)],
  ["deletes of four thousand million clients", "malformed", () => raw(0, ...HUGE)],
  ["four thousand million deletes", "malformed", () => raw(0, 1, 5, ...HUGE)],
  ["a text of four thousand million letters", "malformed", () => raw(1, 1, 5, 0, 0x24, 1, 1, 0x61, 1, 0x62, ...HUGE)],
  ["an update without its last byte", "malformed", (doc) => aNote(doc).subarray(0, -1)],
  ["an update with a byte after its end", "malformed", (doc) => Uint8Array.from([...aNote(doc), 0])],
  ["two updates in one", "malformed", (doc) => Uint8Array.from([...aNote(doc), ...aNote(doc)])],
  ["letters that are no UTF-8", "malformed", () => withBytes("abc", [0xff, 0xfe, 0xfd])],
  ["half of a pair that makes an emoji", "malformed", () => withBytes("abc", [0xed, 0xa0, 0xbd])],
  [
    "a content that Yjs does not know",
    "malformed",
    () => mallory({ info: 0x80 | 11, length: 1, write: (e) => item({ origin: ENTRY }, string("")).write(e) }),
  ],
  [
    "the mark of a skip on an item",
    "malformed",
    () => mallory({ info: 0x80 | 10, length: 1, write: (e) => item({ origin: ENTRY }, string("")).write(e) }),
  ],
];
