import { expect, it } from "vitest";
import * as Y from "yjs";
import { createReaderPace } from "./readerPace.ts";

/** A pace whose ticks end when the test says so, and a reader's copy of what it sent. */
function createPaced() {
  const ends: (() => void)[] = [];
  const reader = new Y.Doc();
  const sizes: number[] = [];
  const pace = createReaderPace(
    (update) => {
      sizes.push(update.byteLength);
      Y.applyUpdate(reader, update);
    },
    (action) => ends.push(action),
  );
  const writer = new Y.Doc();
  writer.on("update", pace.offer);
  const write = (key: string) => writer.getMap("notes").set(key, key);
  return { write, endTick: () => ends.shift()?.(), sizes, read: () => reader.getMap("notes").toJSON() };
}

it("[KE1] the first edit after a quiet moment reaches readers at once", () => {
  const { write, endTick, sizes, read } = createPaced();
  write("a");
  expect(read()).toEqual({ a: "a" });
  endTick();
  write("b");
  expect(read()).toEqual({ a: "a", b: "b" });
  expect(sizes).toHaveLength(2);
});

it("[BD7] edits within a tick reach readers together at its end, and none is left over", () => {
  const { write, endTick, sizes, read } = createPaced();
  for (const key of ["a", "b", "c", "d"]) write(key);
  expect(read()).toEqual({ a: "a" });
  endTick();
  expect(read()).toEqual({ a: "a", b: "b", c: "c", d: "d" });
  write("e");
  expect(sizes).toHaveLength(2);
  endTick();
  expect(read()).toEqual({ a: "a", b: "b", c: "c", d: "d", e: "e" });
  endTick();
  expect(sizes).toHaveLength(3);
});
