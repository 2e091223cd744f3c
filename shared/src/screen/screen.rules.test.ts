import { describe, expect, it } from "vitest";
import { keepPage, PAGE_MS, pageAt, untilNextPage } from "./paging.ts";

describe("the wall's pages", () => {
  it("[PR1] turn with the server's clock, so that every screen shows the same page", () => {
    expect([0, 1, 2, 3].map((turn) => pageAt(turn * PAGE_MS + 5, 3))).toEqual([0, 1, 2, 0]);
    expect(untilNextPage(PAGE_MS * 7 + 2000)).toBe(PAGE_MS - 2000);
  });

  it("[PR1] are page nought when there is none", () => {
    expect(pageAt(123_456, 0)).toBe(0);
  });

  it("[PR2] stay with what was being read when others come before it", () => {
    expect(keepPage(["new", "a", "b"], "a", 0)).toBe(1);
    expect(keepPage(["a"], "gone", 4)).toBe(0);
    expect(keepPage([], "gone", 4)).toBe(0);
  });
});
