import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { createErasedList } from "./erasedList.ts";

const directory = mkdtempSync(path.join(tmpdir(), "longtable-erased-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

it("[OP6] an id that was cut short by a loss of power does not swallow the next one", () => {
  const file = path.join(directory, "erased.list");
  const list = createErasedList(file);
  expect(list.ids()).toEqual([]);
  list.add("first");
  appendFileSync(file, "seco");
  list.add("third");
  list.add("fourth");
  expect(list.ids()).toEqual(["first", "seco", "third", "fourth"]);
});

it("[ER5] what was taken back is listed by ids, and a line that was cut short names nothing else", () => {
  const list = createErasedList(path.join(directory, "parts.list"));
  const refs = [
    { kind: "note", id: "n1", within: "b1" },
    { kind: "need", id: "r1", within: "" },
  ];
  list.add("workshop1");
  list.addParts({ id: "w1", workshopId: "workshop2", refs });
  appendFileSync(path.join(directory, "parts.list"), "\nw2 workshop2");
  list.add("workshop3");
  expect([list.ids(), list.parts()]).toEqual([
    ["workshop1", "workshop3"],
    [{ id: "w1", workshopId: "workshop2", refs }],
  ]);
});

it("[ER5] what is asked of the list is known with the next line too, and not once that is struck off", () => {
  const list = createErasedList(path.join(directory, "asked.list"));
  const part = (id: string) => ({ kind: "scenario", id, within: `in ${id}`.replace(" ", "-") });
  const asked = () => [...list.having("scenario", ["one", "two", "three"])];
  expect(asked()).toEqual([]);
  list.addParts({ id: "w1", workshopId: "workshop", refs: [part("one")] });
  expect(asked()).toEqual(["one"]);
  list.addParts({ id: "w2", workshopId: "workshop", refs: [part("two"), { ...part("three"), kind: "note" }] });
  expect(asked()).toEqual(["one", "two"]);
  list.strikeParts("w1");
  expect(asked()).toEqual(["two"]);
  expect([...list.having("scenario", ["two"], "in-two")]).toEqual(["two"]);
  expect([...list.having("scenario", ["two"], "elsewhere")]).toEqual([]);
});
