import { expect, it } from "vitest";
import type { NoteFields } from "../board/board.types.ts";
import { type Deed, planTakeBack } from "./takeBack.rules.ts";

const NOW = 1_000_000;
const SINCE = NOW - 60_000;

/** Deeds in a row, a second apart, all within the last minute unless said otherwise. */
function deedsOf(...given: (Partial<Deed> & Pick<Deed, "seatId" | "what">)[]): Deed[] {
  return given.map((deed, index) => ({
    seq: index + 1,
    boardId: "board",
    noteId: "n",
    at: SINCE + 1_000 * (index + 1),
    before: null,
    after: null,
    ...deed,
  }));
}
const change = (seatId: string, before: NoteFields, after: NoteFields, rest: Partial<Deed> = {}) =>
  ({ seatId, what: "change", before, after, ...rest }) as const;
const plan = (deeds: readonly Deed[], current: NoteFields | null, since = SINCE) =>
  planTakeBack(deeds, { seatId: "her", since, current: () => current });

it("[PE5] a note that was added in that time goes", () => {
  expect(plan(deedsOf({ seatId: "her", what: "add" }), { text: "x" })).toEqual({
    steps: [{ boardId: "board", noteId: "n", do: "remove" }],
    kept: 0,
  });
});

it("[PE5] a note that was added before that time stays, and so does one by somebody else", () => {
  expect(plan(deedsOf({ seatId: "her", what: "add", at: SINCE - 1 }), { text: "x" }).steps).toEqual([]);
  expect(plan(deedsOf({ seatId: "him", what: "add" }), { text: "x" }).steps).toEqual([]);
});

it("[PE5] a new note that somebody else has worked on since stays as they left it", () => {
  const deeds = deedsOf({ seatId: "her", what: "add" }, change("him", { text: "x" }, { text: "y" }));
  expect(plan(deeds, { text: "y" })).toEqual({ steps: [], kept: 1 });
});

it("[PE5] changed words are as before, also through several changes of one's own", () => {
  const deeds = deedsOf(change("her", { text: "a" }, { text: "b" }), change("her", { text: "b" }, { text: "c" }));
  expect(plan(deeds, { text: "c", kind: "idea" })).toEqual({
    steps: [{ boardId: "board", noteId: "n", do: "set", fields: { text: "a" }, units: 1 }],
    kept: 0,
  });
});

it("[PE5] words that somebody else changed since survive exactly, and what only she changed is undone beside them", () => {
  const deeds = deedsOf(
    change("her", { text: "a", kind: "idea" }, { text: "b", kind: "pain" }),
    change("him", { text: "b" }, { text: "c" }),
  );
  expect(plan(deeds, { text: "c", kind: "pain" })).toEqual({
    steps: [{ boardId: "board", noteId: "n", do: "set", fields: { kind: "idea" }, units: 1 }],
    kept: 1,
  });
});

it("[PE5] of her changes before and after somebody else's, only the later goes", () => {
  const deeds = deedsOf(
    change("her", { text: "a" }, { text: "b" }),
    change("him", { text: "b" }, { text: "c" }),
    change("her", { text: "c" }, { text: "d" }),
  );
  expect(plan(deeds, { text: "d" })).toEqual({
    steps: [{ boardId: "board", noteId: "n", do: "set", fields: { text: "c" }, units: 1 }],
    kept: 1,
  });
});

it("[PE5] a change that no journal knows of is somebody's later work too", () => {
  expect(plan(deedsOf(change("her", { text: "a" }, { text: "b" })), { text: "z" })).toEqual({ steps: [], kept: 1 });
});

it("[PE5] a place is one thing: where a host moved the note afterwards, it stays", () => {
  const deeds = deedsOf(
    change("her", { at: { x: 0, y: 0 } }, { at: { x: 9, y: 9 } }),
    change("him", { place: null }, { place: { columnId: "c" as never } }),
  );
  const now = { at: { x: 9, y: 9 }, place: { columnId: "c" as never } };
  expect(plan(deeds, now)).toEqual({ steps: [], kept: 1 });
});

it("[PE5] what she removed comes back, as it was before her own changes", () => {
  const deeds = deedsOf(change("her", { text: "a" }, { text: "b" }), {
    seatId: "her",
    what: "remove",
    before: { text: "b", kind: "idea" },
  });
  expect(plan(deeds, null).steps).toEqual([
    { boardId: "board", noteId: "n", do: "bringBack", fields: { text: "a", kind: "idea" } },
  ]);
});

it("[PE5] what somebody else removed since stays away", () => {
  const deeds = deedsOf(change("her", { text: "a" }, { text: "b" }), {
    seatId: "him",
    what: "remove",
    before: { text: "b" },
  });
  expect(plan(deeds, null)).toEqual({ steps: [], kept: 0 });
});

it("[PE5] a value that stood nowhere before is taken away again", () => {
  const deeds = deedsOf(change("her", {}, { status: "observed" }));
  expect(plan(deeds, { text: "a", status: "observed" }).steps).toMatchObject([
    { do: "set", fields: { status: null }, units: 1 },
  ]);
});
