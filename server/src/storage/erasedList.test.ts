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
