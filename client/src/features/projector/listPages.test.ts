import { describe, expect, it } from "vitest";
import { listPages } from "./listPages.ts";

const sizes = (items: number[], room: number) => listPages(items, room, (size) => size).map(({ items: page }) => page);

describe("the wall's pages of a list", () => {
  it("[PR4] hold every item once, in order, and never more than there is room for", () => {
    const items = Array.from({ length: 37 }, (_, index) => 1 + ((index * 7) % 4));
    const pages = sizes(items, 8);
    expect(pages.flat()).toEqual(items);
    expect(pages.every((page) => page.reduce((sum, size) => sum + size, 0) <= 8)).toBe(true);
  });

  it("[PR4] are evenly filled, so that none holds a single line", () => {
    expect(sizes(Array(9).fill(1), 8).map(({ length }) => length)).toEqual([5, 4]);
    expect(sizes(Array(8).fill(1), 8).map(({ length }) => length)).toEqual([8]);
  });

  it("[PR4] are evenly filled over the columns of a page too", () => {
    const columns = listPages(Array(9).fill(1), 4, () => 1, 2);
    expect(columns.map(({ items }) => items.length)).toEqual([3, 3, 3]);
    expect(listPages(Array(10).fill(1), 4, () => 1, 2).map(({ items }) => items.length)).toEqual([3, 3, 3, 1]);
  });

  it("[PR5] give an item larger than a page one of its own", () => {
    expect(sizes([1, 12, 1], 8)).toEqual([[1], [12], [1]]);
  });

  it("[PR4] are one empty page for an empty list", () => {
    expect(sizes([], 8)).toEqual([[]]);
  });
});
