import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Note } from "@longtable/shared/board/board.types";
import type { ClusterId, ColumnId, NoteId } from "@longtable/shared/kernel/ids";
import { describe, expect, it } from "vitest";
import { type Around, notePages, STRIP_NAMES, stripParts, UNPLACED } from "./notePages.ts";
import { fitsIn, rowHeight, shortHeading, tallNote } from "./noteRoom.ts";

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

  it("[PR5] hold what stands in a note with its words, and the room its head leaves: nothing is cut off", () => {
    const text = "A calm voice on the phone, and somebody who calls back the next day, said twice so";
    const bare: Around = { below: () => ({ facts: "", pin: null, hasPicture: false }), rowOf: () => 300, hint: "" };
    const first = (around: Around) => notePages(board(["a"], [note("1", "a", text)]), around).pages[0]?.notes[0];
    expect(first(bare)).toMatchObject({ span: 1, isLong: true });
    const tagged: Around = { ...bare, below: () => ({ facts: "#night · #phone", pin: null, hasPicture: false }) };
    expect(first({ ...tagged, rowOf: () => 256 })).toMatchObject({ span: 2 });
    const pinned = {
      ...bare,
      below: () => ({ facts: "#night", pin: "Question (open): Who pays? ".repeat(3), hasPicture: true }),
    };
    expect(first(pinned)).toMatchObject({ span: 3, isTall: false });
    expect(first({ ...bare, rowOf: () => 150 })).toMatchObject({ span: 2 });
  });

  it("[PR5] leave out what stands below a note before its picture, and its words last, where both rows are too little; and say so", () => {
    const hint = "Read the rest on your phone";
    const facts = `Table 3 · ${"#a-tag-of-several-words · ".repeat(5)}`;
    const below = { facts, pin: "Question (open): Who pays? ".repeat(3), hasPicture: true };
    const words = "Somebody who waited for the call back said that nobody came to the door ".repeat(7).slice(0, 500);
    const shown = (text: string, row: number) => tallNote(text, below, row, hint);
    const left = [330, 300, 280, 220, 180].map((row) => {
      const { text, below: kept } = shown(words, row);
      expect(fitsIn(text, kept, 3, true, 2 * row + 28)).toBe(true);
      return [kept.facts === facts, kept.pin !== null, kept.hasPicture, text === words];
    });
    expect(left).toEqual([
      [true, true, true, true],
      [false, true, true, true],
      [false, false, true, true],
      [false, false, false, true],
      [false, false, false, false],
    ]);
    const wide = shown("字".repeat(500), 326);
    expect(wide).toEqual({
      text: expect.stringMatching(/^字{200,499}…$/),
      below: { facts: hint, pin: null, hasPicture: false },
    });
    const [card] = notePages(board(["a"], [note("1", "a", "字".repeat(500))])).pages[0]?.notes ?? [];
    expect(card).toMatchObject({ isTall: true, shown: { text: expect.stringMatching(/…$/) } });
  });

  it("[PR5] leave less room for notes under lines that wrap, and say which part of how many also under a long name", () => {
    const plain = { kicker: "Insight · What first?", heading: "Now", isSample: false };
    const long = "What we can change without asking anybody for more money this year, soon";
    expect(rowHeight({ ...plain, heading: long })).toBeLessThan(rowHeight(plain));
    expect(rowHeight({ ...plain, kicker: `${long} and well` })).toBeLessThan(rowHeight(plain));
    expect(shortHeading("Now")).toBe("Now");
    expect(shortHeading(`${long}, for all who ask and for those who do not`)).toMatch(/^What we can .+…$/);
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
