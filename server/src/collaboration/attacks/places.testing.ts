import * as Y from "yjs";
import {
  any,
  binary,
  embed,
  format,
  item,
  json,
  nested,
  object,
  string,
  subdocument,
  type,
} from "../rawUpdate.testing.ts";
import { capture, copyOf, MALLORY } from "../room.testing.ts";
import {
  bare,
  type Case,
  ENTRY,
  entry,
  inNotes,
  insideNote,
  letter,
  mallory,
  notes,
  textOf,
} from "./attack.testing.ts";

export const ROOTS_AND_KEYS: Case[] = [
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
  [
    "a ring among the sectors of a note's own map",
    "unknownField",
    bare((doc) => notes(doc).get("n1")?.set("sectors", ["s"])),
  ],
  [
    "a field of a row that nobody shows",
    "unknownField",
    bare((doc) => doc.getMap("rows").set("r1", entry({ colour: "red" }))),
  ],
  [
    "a note's field in a ring",
    "unknownField",
    bare((doc) => doc.getMap("rings").set("r1", entry({ clusterId: "c1" }))),
  ],
  [
    "an order in the name of a box",
    "unknownField",
    bare((doc) => doc.getMap("boxNames").set("b1", entry({ order: "a0" }))),
  ],
  ["an unknown value of the board", "unknownField", bare((doc) => doc.getMap("board").set("owner", "m"))],
  [
    "the value __proto__ of the board",
    "unknownField",
    () => mallory(item({ parent: "board", key: "__proto__" }, any(1))),
  ],
];

export const CONTENTS: Case[] = [
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
  ["a format mark in a text", "badContent", (doc) => mallory(item({ origin: letter(doc) }, format("b", 1)))],
  ["a map in a text", "badContent", bare((doc) => textOf(doc).insertEmbed(0, new Y.Map()))],
  ["bytes in a text", "badContent", (doc) => mallory(item({ origin: letter(doc) }, binary(new Uint8Array(3))))],
  ["a value in a text", "badContent", (doc) => mallory(item({ origin: letter(doc) }, any("x")))],
  ["an attribute of a text", "tooDeep", bare((doc) => textOf(doc).setAttribute("hidden", "x"))],
  [
    "a map in a map in a map",
    "badContent",
    (doc) => {
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
  ["a list of 100,000 nothings as a feeling's words", "badValue", () => insideStep(list(100_000))],
  [
    "bytes inside a place",
    "badContent",
    () => insideNote(item({ parent: ENTRY, key: "place" }, any({ columnId: new Uint8Array(3) }))),
  ],
  ["not a number as a place", "badValue", bare((doc) => notes(doc).get("n1")?.set("at", { x: Number.NaN, y: 0 }))],
  [
    "a place endlessly far away",
    "badValue",
    bare((doc) => notes(doc).get("n1")?.set("at", { x: Number.NEGATIVE_INFINITY, y: 0 })),
  ],
  ["a value that is not defined", "badValue", () => insideNote(item({ parent: ENTRY, key: "kind" }, any(undefined)))],
  [
    "a label of 100,000 letters",
    "badValue",
    bare((doc) => doc.getMap<Y.Map<unknown>>("steps").get("step1")?.set("label", "x".repeat(100_000))),
  ],
  [
    "a place with a part that nobody shows",
    "badValue",
    bare((doc) => notes(doc).get("n1")?.set("place", { columnId: "col1", hidden: "x" })),
  ],
  ["the name of a side as a list", "badValue", bare((doc) => doc.getMap("board").set("rowAxis", ["Who"]))],
  [
    "a sector that is no sector of any ring's name",
    "badValue",
    bare((doc) =>
      notes(doc)
        .get("n1")
        ?.set("place", { ringId: "ring1", sectorId: { id: "s" } }),
    ),
  ],
  ["no characters at all", "malformed", () => insideNote(item({ parent: ENTRY, key: "lang" }, string("")))],
];

const insideStep = (content: ReturnType<typeof any>) =>
  mallory(item({ parent: "steps", key: "s1" }, type("map")), item({ parent: ENTRY, key: "feeling" }, content));
const list = (length: number) => any({ value: null, words: new Array<null>(length).fill(null) });
