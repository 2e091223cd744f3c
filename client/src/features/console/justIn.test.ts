import type { Note } from "@longtable/shared/board/board.types";
import { describe, expect, it } from "vitest";
import { freshFirst } from "./useJustIn.ts";

const notes = (...ids: string[]) => ids.map((id) => ({ id })) as Note[];

describe("the notes that just came in", () => {
  it("[CO4] stand first, the newest before the others", () => {
    expect(freshFirst([], notes("a", "b", "c"))).toEqual(["c", "b", "a"]);
    expect(freshFirst(["c", "b", "a"], notes("d", "a", "b", "c"))).toEqual(["d", "c", "b", "a"]);
  });

  it("[CO4] drop out when they are removed", () => {
    expect(freshFirst(["b", "a"], notes("a"))).toEqual(["a"]);
  });
});
