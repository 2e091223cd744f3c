import { LIMITS } from "@longtable/shared/kernel/limits";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { GateReason } from "./gate.ts";
import {
  any,
  binary,
  deleted,
  embed,
  format,
  gc,
  item,
  json,
  nested,
  object,
  type RawId,
  type RawStruct,
  rawUpdate,
  skip,
  string,
  subdocument,
  type,
} from "./rawUpdate.testing.ts";
import {
  ALICE,
  capture,
  change,
  copyOf,
  createTestRoom,
  firstCharacter,
  id,
  idOf,
  MALLORY,
  SERVER_BEFORE,
  type TestRoom,
} from "./room.testing.ts";

/** Everything a journal, a reader or a later writer could notice of a document. */
const fingerprint = ({ doc, room }: TestRoom) => ({
  state: Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64"),
  roots: [...doc.share.keys()].toSorted(),
  pending: [doc.store.pendingStructs, doc.store.pendingDs],
  seq: room.seq(),
});

let board: TestRoom;
beforeEach(async () => {
  board = await createTestRoom();
});
afterEach(() => board.close());

/** The attacker may edit this board; what is tried goes beyond that. */
type Attack = (board: TestRoom) => Uint8Array;
type Case = readonly [name: string, reason: GateReason, attack: Attack, seat?: string];

const mallory = (...structs: RawStruct[]) => rawUpdate([{ client: MALLORY, structs }]);
const bare =
  (edit: (doc: Y.Doc) => unknown): Attack =>
  ({ doc }) =>
    capture(copyOf(doc, MALLORY), edit);
const notes = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>("notes");
const textOf = (doc: Y.Doc) => notes(doc).get("n1")?.get("text") as Y.Text;
const entry = (fields: Record<string, unknown>) => new Y.Map(Object.entries(fields));
const inNotes = (key: string, ...args: Parameters<typeof item>[1][]) =>
  args.map((content) => item({ parent: "notes", key }, content));
/** Several structs, the first of which makes a note. */
const insideNote = (...rest: RawStruct[]) => mallory(item({ parent: "notes", key: "m1" }, type("map")), ...rest);
const ENTRY: RawId = [MALLORY, 0];

const ROOTS_AND_KEYS: Case[] = [
  ["an unknown root", "unknownRoot", bare((doc) => doc.getMap("secret").set("a", 1))],
  ["the root __proto__", "unknownRoot", () => mallory(item({ parent: "__proto__", key: "a" }, any(1)))],
  ["the root constructor", "unknownRoot", () => mallory(item({ parent: "constructor", key: "a" }, any(1)))],
  ["a root without a name", "unknownRoot", () => mallory(item({ parent: "", key: "a" }, any(1)))],
  ["a list inside the notes", "badKey", () => mallory(item({ parent: "notes" }, any(1)))],
  ["characters inside the notes", "badKey", () => mallory(item({ parent: "notes" }, string("hidden")))],
  ["a list inside the board's own values", "badKey", () => mallory(item({ parent: "board" }, any(1)))],
  ["the key __proto__", "badKey", () => mallory(...inNotes("__proto__", type("map")))],
  ["the key constructor", "badKey", () => mallory(...inNotes("constructor", type("map")))],
  ["an empty key", "badKey", () => mallory(...inNotes("", type("map")))],
  ["a key with spaces", "badKey", () => mallory(...inNotes("a note", type("map")))],
  ["a key of 41 letters", "badKey", () => mallory(...inNotes("k".repeat(41), type("map")))],
  ["an unknown field", "unknownField", bare((doc) => notes(doc).set("m1", entry({ onclick: "1" })))],
  ["the field __proto__", "unknownField", () => insideNote(item({ parent: ENTRY, key: "__proto__" }, any({ a: 1 })))],
  ["the field toString", "unknownField", () => insideNote(item({ parent: ENTRY, key: "toString" }, any("x")))],
  ["another root's field", "unknownField", bare((doc) => notes(doc).get("n1")?.set("moment", "during"))],
  ["an unknown value of the board", "unknownField", bare((doc) => doc.getMap("board").set("owner", "m"))],
  [
    "the value __proto__ of the board",
    "unknownField",
    () => mallory(item({ parent: "board", key: "__proto__" }, any(1))),
  ],
];

const CONTENTS: Case[] = [
  ["a list as an entry", "badContent", () => mallory(...inNotes("m1", type("array")))],
  ["a text as an entry", "badContent", () => mallory(...inNotes("m1", type("text")))],
  ["an XML element as an entry", "badContent", () => mallory(...inNotes("m1", type("xmlElement")))],
  ["an XML fragment as an entry", "badContent", () => mallory(...inNotes("m1", type("xmlFragment")))],
  ["an XML hook, which is a kind of map, as an entry", "badContent", () => mallory(...inNotes("m1", type("xmlHook")))],
  ["an XML text as an entry", "badContent", () => mallory(...inNotes("m1", type("xmlText")))],
  ["a plain value as an entry", "badContent", () => mallory(...inNotes("m1", any("hidden")))],
  ["a subdocument as an entry", "badContent", () => mallory(...inNotes("m1", subdocument()))],
  ["bytes as an entry", "badContent", () => mallory(...inNotes("m1", binary(new Uint8Array(99))))],
  ["old JSON as an entry", "badContent", () => mallory(...inNotes("m1", json({ a: 1 })))],
  ["an embed as an entry", "badContent", () => mallory(...inNotes("m1", embed({ a: 1 })))],
  ["a list item inside an entry", "badContent", () => insideNote(item({ parent: ENTRY }, any("hidden")))],
  ["characters inside an entry", "badContent", () => insideNote(item({ parent: ENTRY }, string("hidden")))],
  ["a map as a value", "badContent", bare((doc) => notes(doc).get("n1")?.set("place", new Y.Map()))],
  ["bytes as a value", "badContent", bare((doc) => notes(doc).get("n1")?.set("lang", new Uint8Array(9)))],
  ["a subdocument as a value", "badContent", bare((doc) => notes(doc).get("n1")?.set("lang", new Y.Doc()))],
  [
    "two values in one, the first of which would not fit",
    "badValue",
    () => insideNote(item({ parent: ENTRY, key: "lang" }, any({ hidden: "x" }, "en"))),
  ],
  ["a plain string for a text", "badContent", bare((doc) => notes(doc).get("n1")?.set("text", "plain"))],
  ["a list for a text", "badContent", bare((doc) => notes(doc).get("n1")?.set("text", new Y.Array()))],
  ["an XML text for a text", "badContent", bare((doc) => notes(doc).get("n1")?.set("text", new Y.XmlText()))],
  ["a picture embedded in a text", "badContent", bare((doc) => textOf(doc).insertEmbed(0, { image: "x" }))],
  ["bold in a text", "badContent", bare((doc) => textOf(doc).format(0, 2, { bold: true }))],
  [
    "a format mark in a text",
    "badContent",
    ({ doc }) => mallory(item({ origin: firstCharacter(doc, "n1") }, format("b", 1))),
  ],
  ["a map in a text", "badContent", bare((doc) => textOf(doc).insertEmbed(0, new Y.Map()))],
  [
    "bytes in a text",
    "badContent",
    ({ doc }) => mallory(item({ origin: firstCharacter(doc, "n1") }, binary(new Uint8Array(3)))),
  ],
  ["a value in a text", "badContent", ({ doc }) => mallory(item({ origin: firstCharacter(doc, "n1") }, any("x")))],
  ["an attribute of a text", "tooDeep", bare((doc) => textOf(doc).setAttribute("hidden", "x"))],
  [
    "a map in a map in a map",
    "badContent",
    ({ doc }) => {
      const deep = entry({ place: entry({ x: new Y.Map() }) });
      return capture(copyOf(doc, MALLORY), (copy) => notes(copy).set("m1", deep));
    },
  ],
  [
    "a place with a hidden prototype",
    "badContent",
    () =>
      insideNote(item({ parent: ENTRY, key: "place" }, object(["columnId", "col1"], ["__proto__", { isAdmin: true }]))),
  ],
  ["20,000 arrays in each other", "badValue", () => insideNote(item({ parent: ENTRY, key: "lang" }, nested(20_000)))],
  ["no characters at all", "malformed", () => insideNote(item({ parent: ENTRY, key: "lang" }, string("")))],
];

const CLIENTS: Case[] = [
  [
    "an item under another's client id",
    "foreignClient",
    ({ doc }) =>
      rawUpdate([{ client: ALICE, clock: Y.getState(doc.store, ALICE), structs: inNotes("m1", type("map")) }]),
  ],
  [
    "an empty block under another's client id (clock squatting)",
    "foreignClient",
    ({ doc }) => rawUpdate([{ client: ALICE, clock: Y.getState(doc.store, ALICE), structs: [gc(1000)] }]),
  ],
  [
    "an item under the server's client id",
    "foreignClient",
    ({ doc }) => rawUpdate([{ client: doc.clientID, structs: inNotes("m1", type("map")) }]),
  ],
  [
    "an item under the client id that the server had before",
    "foreignClient",
    ({ doc }) => rawUpdate([{ client: SERVER_BEFORE, clock: Y.getState(doc.store, SERVER_BEFORE), structs: [gc(1)] }]),
  ],
  [
    "a good item, and one under another's client id",
    "foreignClient",
    ({ doc }) =>
      rawUpdate([
        { client: MALLORY, structs: inNotes("m1", type("map")) },
        { client: ALICE, clock: Y.getState(doc.store, ALICE), structs: [gc(1)] },
      ]),
  ],
  [
    "another's next edit, written first",
    "foreignClient",
    ({ doc }) => change(copyOf(doc, ALICE), (copy) => copy.changeNote(id("n1"), { kind: "idea" }, null)),
  ],
  ["a gap before the first clock", "gap", () => rawUpdate([{ client: MALLORY, clock: 5, structs: [gc(1)] }])],
  [
    "the second of two edits alone",
    "gap",
    ({ doc }) => {
      const copy = copyOf(doc, MALLORY);
      change(copy, (own) => own.changeNote(id("n1"), { kind: "idea" }, null));
      return change(copy, (own) => own.changeNote(id("n1"), { kind: "need" }, null));
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
    ({ doc, hello }) => {
      const clock = Y.decodeUpdate(hello).structs.findIndex((struct) => struct.length === 5);
      const at = Y.decodeUpdate(hello).structs[clock]?.id.clock ?? 0;
      const tail = item({ parent: idOf(doc, "notes", "n1", "text") }, string("hello, and more"));
      return rawUpdate([{ client: ALICE, clock: at, structs: [tail] }]);
    },
    "alice",
  ],
];

const TARGETS: Case[] = [
  ["a neighbour that nobody has", "unknownTarget", () => mallory(item({ origin: [424242, 7] }, string("x")))],
  [
    "a right neighbour that nobody has",
    "unknownTarget",
    () => mallory(item({ rightOrigin: [424242, 7] }, string("x"))),
  ],
  [
    "a good neighbour and a right one that nobody has",
    "unknownTarget",
    ({ doc }) => mallory(item({ origin: firstCharacter(doc, "n1"), rightOrigin: [424242, 7] }, string("x"))),
  ],
  ["a holder that nobody has", "unknownTarget", () => mallory(item({ parent: [424242, 7], key: "lang" }, any("en")))],
  [
    "a neighbour further on in the same update",
    "unknownTarget",
    ({ doc }) =>
      mallory(item({ origin: [MALLORY, 1] }, string("x")), item({ origin: firstCharacter(doc, "n1") }, string("y"))),
  ],
  [
    "a right neighbour further on in the same update",
    "unknownTarget",
    ({ doc }) => {
      const start = firstCharacter(doc, "n1");
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
    ({ doc }) => {
      const start = firstCharacter(doc, "n1");
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
    ({ doc }) => mallory(item({ origin: idOf(doc, "board", "title") }, string("x"))),
  ],
  [
    "a map beside a step",
    "unknownField",
    ({ doc }) =>
      mallory(
        item({ origin: idOf(doc, "steps", "step1") }, type("map")),
        item({ parent: ENTRY, key: "text" }, type("text")),
      ),
  ],
  [
    "a character by way of its right neighbour in another entry",
    "badContent",
    ({ doc }) => mallory(item({ rightOrigin: idOf(doc, "steps", "step1", "label") }, string("x"))),
  ],
  [
    "the board's type by way of its left neighbour",
    "serverOnly",
    ({ doc }) => mallory(item({ origin: idOf(doc, "board", "type") }, any("free"))),
  ],
  [
    "the board's type by way of its right neighbour",
    "serverOnly",
    ({ doc }) => mallory(item({ rightOrigin: idOf(doc, "board", "type") }, any("free"))),
  ],
  ["the board's type", "serverOnly", bare((doc) => doc.getMap("board").set("type", "free"))],
  ["the board's schema", "serverOnly", bare((doc) => doc.getMap("board").set("schema", 99))],
  ["deleting the board's schema", "serverOnly", bare((doc) => doc.getMap("board").delete("schema"))],
  [
    "deleting the board's type, and nothing else",
    "serverOnly",
    ({ doc }) => rawUpdate([], [{ client: SERVER_BEFORE, ranges: [[idOf(doc, "board", "type")[1], 1]] }]),
  ],
  [
    "a right neighbour that is the left one too",
    "unknownTarget",
    ({ doc }) =>
      mallory(item({ origin: firstCharacter(doc, "n1"), rightOrigin: firstCharacter(doc, "n1") }, string("x"))),
  ],
  [
    "neighbours the wrong way round",
    "unknownTarget",
    ({ doc }) => {
      const [client, clock] = firstCharacter(doc, "n1");
      return mallory(item({ origin: [client, clock + 3], rightOrigin: [client, clock + 1] }, string("x")));
    },
  ],
  [
    "new neighbours the wrong way round",
    "unknownTarget",
    ({ doc }) => {
      const [client, clock] = firstCharacter(doc, "n1");
      const fine = item({ origin: [client, clock + 1], rightOrigin: [client, clock + 2] }, string("abc"));
      return mallory(fine, item({ origin: [MALLORY, 2], rightOrigin: [MALLORY, 1] }, string("x")));
    },
  ],
  [
    "neighbours in two texts",
    "unknownTarget",
    ({ doc }) => {
      const other = capture(copyOf(doc, MALLORY), (copy) =>
        notes(copy).set("m1", entry({ text: new Y.Text("other") })),
      );
      Y.applyUpdate(doc, other);
      const between = { origin: firstCharacter(doc, "n1"), rightOrigin: firstCharacter(doc, "m1") };
      return rawUpdate([{ client: 5, structs: [item(between, string("x"))] }]);
    },
  ],
  [
    "a value with a neighbour to its right",
    "unknownTarget",
    ({ doc }) => mallory(item({ rightOrigin: idOf(doc, "steps", "step1", "label") }, any("My label"))),
  ],
  [
    "something deleted in the place of the board's schema",
    "serverOnly",
    ({ doc }) => mallory(item({ origin: idOf(doc, "board", "schema") }, deleted(1))),
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
    ({ doc }) => mallory(item({ parent: idOf(doc, "notes", "n1", "text"), key: "hidden words" }, deleted(1))),
  ],
  ["deleting what nobody wrote", "unknownTarget", () => rawUpdate([], [{ client: 424242, ranges: [[0, 5]] }])],
  ["deleting beyond what was written", "unknownTarget", () => rawUpdate([], [{ client: ALICE, ranges: [[0, 5000]] }])],
  ["deleting nothing", "malformed", () => rawUpdate([], [{ client: ALICE, ranges: [[0, 0]] }])],
];

const SIZES: Case[] = [
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
    ({ doc }) => {
      const [client, clock] = firstCharacter(doc, "n1");
      const more = item({ rightOrigin: [client, clock] }, string("x".repeat(LIMITS.noteChars + 100)));
      const again = Array.from({ length: 200 }, (): readonly [number, number] => [clock, 5]);
      return rawUpdate([{ client: MALLORY, structs: [more] }], [{ client, ranges: again }]);
    },
  ],
  [
    "too many characters, and one deletion in many blocks",
    "textTooLong",
    ({ doc }) => {
      const [client, clock] = firstCharacter(doc, "n1");
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
    () => mallory(...Array.from({ length: 70_000 }, (_, n) => inNotes(`m${n}`, deleted(1))[0] ?? gc(1))),
  ],
  ["nothing at all, but very long", "tooLarge", () => mallory(gc(10_000_000))],
  [
    "something deleted, and very long",
    "tooLarge",
    () => insideNote(item({ parent: ENTRY, key: "lang" }, deleted(10_000_000))),
  ],
];

describe.each([
  ["roots and keys", ROOTS_AND_KEYS],
  ["contents", CONTENTS],
  ["clients and clocks", CLIENTS],
  ["targets", TARGETS],
  ["sizes", SIZES],
])("[BD5] %s", (_group, cases) => {
  const rows = cases.map(([name, reason, attack, seat = "mallory"]) => [name, reason, attack, seat] as const);
  it.each(rows)("%s is refused (%s) and leaves no trace", async (_name, reason, attack, seat) => {
    const update = attack(board);
    const before = fingerprint(board);
    const verdict = await board.receive(update, seat);
    expect(verdict).toEqual({ accepted: false, reason });
    expect(fingerprint(board)).toEqual(before);
    expect(await board.journalled()).toHaveLength(1);
  });
});

it("[BD5] the corpus is as large as was promised", () => {
  const all = [ROOTS_AND_KEYS, CONTENTS, CLIENTS, TARGETS, SIZES].flat();
  expect(new Set(all.map(([name]) => name)).size).toBeGreaterThanOrEqual(60);
});
