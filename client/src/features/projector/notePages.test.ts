import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Note } from "@longtable/shared/board/board.types";
import type { ClusterId, ColumnId, NoteId } from "@longtable/shared/kernel/ids";
import { describe, expect, it } from "vitest";
import { notePages, STRIP_NAMES, stripParts, UNPLACED } from "./notePages.ts";

const column = (id: string) => ({ id: id as ColumnId, label: id, order: id });
const note = (id: string, columnId: string | null, text = "Short."): Note => ({
  id: id as NoteId,
  text,
  kind: "idea",
  status: null,
  place: columnId === null ? null : { columnId: columnId as ColumnId },
  at: null,
  order: id,
  clusterId: null,
  lang: null,
});
const board = (columns: string[], notes: Note[]): BoardContent => ({
  type: "columns",
  title: "Board",
  stages: [],
  steps: [],
  lanes: [],
  columns: columns.map(column),
  clusters: [],
  notes,
});
const many = (count: number, columnId: string | null) =>
  Array.from({ length: count }, (_, index) => note(`${columnId}${String(index).padStart(2, "0")}`, columnId));

describe("the wall's pages of an idea board", () => {
  it("[PR4] hold six notes at most, column by column", () => {
    const { pages } = notePages(board(["a", "b"], [...many(8, "a"), ...many(2, "b")]));
    expect(pages.map(({ key, notes }) => [key, notes.length])).toEqual([
      ["a:0", 6],
      ["a:1", 2],
      ["b:0", 2],
    ]);
  });

  it("[PR4] lose no note and show none twice", () => {
    const texts = Array.from({ length: 40 }, (_, index) => "w ".repeat((index * 37) % 240).trim() || "w");
    const notes = texts.map((text, index) => note(`n${String(index).padStart(2, "0")}`, "a", text));
    const shown = notePages(board(["a"], notes)).pages.flatMap((page) => page.notes.map((wall) => wall.note.id));
    expect(shown).toEqual(notes.map(({ id }) => id));
  });

  it("[PR5] give a long note more room, never smaller letters", () => {
    const words = (length: number) => "abcd ".repeat(100).slice(0, length);
    const lengths = [70, 180, 300, 480].map((length) => note(`n${length}`, "a", words(length)));
    const [first, second, third] = notePages(board(["a"], lengths)).pages;
    expect(first?.notes.map(({ span }) => span)).toEqual([1, 2, 3]);
    expect(second?.notes.map(({ span, isTall }) => [span, isTall])).toEqual([[3, true]]);
    expect(third).toBeUndefined();
  });

  it("[PR4] name columns without notes in the strip, without a page of their own", () => {
    const { groups, pages } = notePages(board(["a", "b"], many(1, "b")));
    expect(groups.map(({ id, count }) => [id, count])).toEqual([
      ["a", 0],
      ["b", 1],
    ]);
    expect(pages.map(({ groupId }) => groupId)).toEqual(["b"]);
  });

  it("[PR4] show notes whose column is gone, last", () => {
    const { pages, groups } = notePages(board(["a"], [note("1", "gone"), note("2", null), note("3", "a")]));
    expect(pages.map(({ groupId }) => groupId)).toEqual(["a", UNPLACED]);
    expect(groups.at(-1)).toEqual({ id: UNPLACED, label: null, count: 2 });
  });

  it("[PR6] say whether a place is free for the code", () => {
    const free = (count: number) => notePages(board(["a"], many(count, "a"))).pages.at(-1)?.hasFreePlace;
    expect([1, 3, 5, 6, 7].map(free)).toEqual([true, true, true, false, true]);
  });

  it("[PR4] go by cluster where there are clusters, and leave no note out", () => {
    const content = board(["a"], many(3, "a"));
    const clusters = [{ id: "c" as ClusterId, label: "Nights", order: "a0" }];
    const notes = content.notes.map((one, index) => ({ ...one, clusterId: index === 1 ? ("c" as ClusterId) : null }));
    const { pages } = notePages({ ...content, clusters, notes });
    expect(pages.map(({ groupId, notes: shown }) => [groupId, shown.length])).toEqual([
      ["c", 1],
      ["a", 2],
    ]);
  });

  it("[PR4] have a strip with as many names as can be read, the shown one among them", () => {
    const parts = Array.from({ length: 20 }, (_, index) => ({ id: `p${index}`, count: index % 2 }));
    expect(stripParts(parts.slice(0, STRIP_NAMES), "p0")).toHaveLength(STRIP_NAMES);
    expect(stripParts(parts.slice(0, 12), "p1").every(({ count }) => count > 0)).toBe(true);
    expect(stripParts(parts, "p19").map(({ id }) => id)).toContain("p19");
    expect(stripParts(parts, "p19")).toHaveLength(STRIP_NAMES);
  });
});
