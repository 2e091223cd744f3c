import { expect, it } from "vitest";
import * as Y from "yjs";
import { UpdateReader } from "./updateReader.ts";

const TEXTS = [
  "",
  "a",
  "kind",
  "dnik",
  "a place",
  "Grüße",
  "😀",
  "\u{feff}marked",
  "\0",
  "x".repeat(31),
  "x".repeat(32),
  "x".repeat(33),
  "ü".repeat(16),
  "long ".repeat(90),
];
const VALUES: unknown[] = [
  ...TEXTS,
  0,
  -0,
  -5,
  2 ** 40,
  0.1,
  null,
  undefined,
  true,
  false,
  [],
  {},
  [1, "kind", ["kind", null]],
  { kind: "kind", nested: { kind: [1, { deep: "Grüße" }] } },
];

/** One update with a bit of everything that a board's update holds. */
function manyKinds(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 5;
  for (const [index, value] of VALUES.entries()) doc.getMap("notes").set(`key ${index} ${TEXTS[index % 14]}`, value);
  for (const [index, text] of TEXTS.entries()) doc.getMap("texts").set(`t${index}`, new Y.Text(text));
  for (const text of TEXTS) doc.getMap("again").set("again", text);
  return Y.encodeStateAsUpdate(doc);
}

it("reads what Yjs reads", () => {
  const update = manyKinds();
  const [own, yjs] = [Y.decodeUpdateV2(update, UpdateReader), Y.decodeUpdate(update)];
  expect(own).toEqual(yjs);
  const [doc, other] = [new Y.Doc(), new Y.Doc()];
  Y.applyUpdateV2(doc, update, null, UpdateReader);
  Y.applyUpdate(other, update);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(other));
  expect(doc.getMap("notes").toJSON()).toEqual(other.getMap("notes").toJSON());
});

it("fails where Yjs fails: cut short at every byte", () => {
  const update = manyKinds();
  const outcome = (read: () => unknown) => {
    try {
      return read();
    } catch {
      return "failed";
    }
  };
  for (let length = 0; length < update.length; length += 7) {
    const part = update.slice(0, length);
    expect(outcome(() => Y.decodeUpdateV2(part, UpdateReader))).toEqual(outcome(() => Y.decodeUpdate(part)));
  }
});

it("gives a record with a key named __proto__ the prototype that Yjs gives it, so that the gate can tell", () => {
  const doc = new Y.Doc();
  const value: unknown = JSON.parse('{"__proto__": {"kind": "idea"}}');
  doc.getMap("notes").set("n", value);
  const update = Y.encodeStateAsUpdate(doc);
  const read = (structs: ReturnType<typeof Y.decodeUpdate>["structs"]) => {
    const [item] = structs;
    return item instanceof Y.Item && item.content instanceof Y.ContentAny ? (item.content.arr[0] as object) : null;
  };
  const own = read(Y.decodeUpdateV2(update, UpdateReader).structs);
  expect(Object.keys(own ?? {})).toEqual(Object.keys(read(Y.decodeUpdate(update).structs) ?? {}));
  expect(Object.getPrototypeOf(own)).toEqual(Object.getPrototypeOf(read(Y.decodeUpdate(update).structs)));
});
