import { expect, it } from "vitest";
import { ID_BYTES, idFromBytes, isId } from "./idText.ts";

it.each([
  ["n01", true],
  ["A-b_9", true],
  ["x".repeat(40), true],
  ["x".repeat(41), false],
  ["", false],
  ["no id", false],
  ["a/b", false],
  ["é", false],
  ["a\n", false],
  ["__proto__", false],
  ["constructor", false],
  ["prototype", false],
  [7, false],
  [null, false],
  [["n01"], false],
])("[CM7] %j names an entity: %s", (text, expected) => {
  expect(isId(text)).toBe(expected);
});

it("[CM7] an id made from bytes is an id, and other bytes make another", () => {
  const bytes = Uint8Array.from({ length: ID_BYTES }, (_, index) => index * 15);
  const id = idFromBytes(bytes);
  expect(id).toHaveLength(ID_BYTES);
  expect(isId(id)).toBe(true);
  expect(idFromBytes(bytes.toReversed())).not.toBe(id);
  expect(idFromBytes(new Uint8Array(64).fill(255))).toHaveLength(ID_BYTES);
});
