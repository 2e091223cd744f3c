import { areasOf } from "@longtable/shared/board/board.areas";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import { placeNotes } from "@longtable/shared/board/board.placing";
import type { Note } from "@longtable/shared/board/board.types";
import { type Below, fitsIn, rowHeight, type Shown, type Span, tallNote } from "./noteRoom.ts";

/** A note on the wall and how many of the row's three places it takes. */
export interface WallNote {
  note: Note;
  span: Span;
  /** Written at 44 px instead of 56, the least that must be read. */
  isLong: boolean;
  /** A note longer than a row takes both rows of its page. */
  isTall: boolean;
  /** What of it stands there: all, unless even both rows are too little for it. */
  shown: Shown;
}

/** One page of an idea board. */
export interface NotePage {
  key: string;
  groupId: string;
  /** Which page of its group, from 1, and of how many. */
  part: number;
  parts: number;
  notes: readonly WallNote[];
  /** True when a place is left over, where the code for joining goes. */
  hasFreePlace: boolean;
}

/** A column or cluster as the strip at the foot of the wall names it; `label` is null for notes placed nowhere. */
export interface NoteGroup {
  id: string;
  label: string | null;
  count: number;
}

export interface NotePages {
  groups: readonly NoteGroup[];
  pages: readonly NotePage[];
}

export const UNPLACED = "unplaced";

const ROW = 3;
const ROWS = 2;

/** What else stands on the wall with the notes, and takes room from them. */
export interface Around {
  /** What stands in a note below its words. */
  below(note: Note): Below;
  /** Height of a row on the pages of a group, in px at 1920 × 1080. */
  rowOf(group: NoteGroup, isOnly: boolean): number;
  /** What a note says that is not whole: where to read the rest. */
  hint: string;
}

const BARE: Around = {
  below: () => ({ facts: "", pin: null, hasPicture: false }),
  rowOf: () => rowHeight({ kicker: "", heading: "", isSample: false }),
  hint: "",
};

/** The least room a note is read whole in: one place in large letters, else as many as it takes in those of 44 px, else both rows. */
function sizeOf({ text }: Note, below: Below, row: number, hint: string): Omit<WallNote, "note"> {
  const shown = { text, below };
  if (fitsIn(text, below, 1, false, row)) return { span: 1, isLong: false, isTall: false, shown };
  const span = ([1, 2, 3] as const).find((places) => fitsIn(text, below, places, true, row));
  if (span) return { span, isLong: true, isTall: false, shown };
  return { span: 3, isLong: true, isTall: true, shown: tallNote(text, below, row, hint) };
}

/** A board's notes by cluster, then by column those in no cluster; those placed nowhere come last. */
export function groupNotes(content: BoardContent): { group: NoteGroup; notes: readonly Note[] }[] {
  const placed = placeNotes(content);
  const clusterIds = new Set<string>(content.clusters.map(({ id }) => id));
  const isLoose = (note: Note) => note.clusterId === null || !clusterIds.has(note.clusterId);
  const clusters = content.clusters.map(({ id, label }) => ({
    id: id as string,
    label,
    notes: content.notes.filter((note) => note.clusterId === id),
  }));
  const columns = areasOf(content, content.notes).map(({ key, place, label }) => ({
    id: "columnId" in place && !("rowId" in place) ? (place.columnId as string) : key,
    label,
    notes: placed.inArea(key).filter(isLoose),
  }));
  const named = [...clusters, ...columns];
  const seen = new Set(named.flatMap(({ notes }) => notes.map(({ id }) => id)));
  const rest = content.notes.filter(({ id }) => !seen.has(id));
  const all = rest.length > 0 ? [...named, { id: UNPLACED, label: null, notes: rest }] : named;
  return all.map(({ id, label, notes }) => ({ group: { id, label, count: notes.length }, notes }));
}

/** Lays notes on pages of two rows of three places, in order; nothing is ever shrunk to fit. */
export function layNotes(notes: readonly Note[], row: number, { below, hint }: Around): WallNote[][] {
  const pages: WallNote[][] = [];
  let page: WallNote[] = [];
  let at = 0;
  let used = 0;
  const turn = () => {
    if (page.length > 0) pages.push(page);
    page = [];
    at = 0;
    used = 0;
  };
  for (const note of notes) {
    const size = sizeOf(note, below(note), row, hint);
    if (size.isTall) turn();
    if (used + size.span > ROW) {
      at += 1;
      used = 0;
    }
    if (at >= ROWS) turn();
    page.push({ note, ...size });
    used += size.span;
    if (size.isTall) turn();
  }
  turn();
  return pages;
}

/** Places a page's notes leave free in its last row, or in the row below. */
function hasFreePlace(notes: readonly WallNote[]): boolean {
  if (notes.some(({ isTall }) => isTall)) return false;
  let row = 0;
  let used = 0;
  for (const { span } of notes) {
    if (used + span > ROW) {
      row += 1;
      used = 0;
    }
    used += span;
  }
  return row < ROWS - 1 || used < ROW;
}

/** The wall's pages of an idea board. Empty groups have no page but keep their name in the strip. */
export function notePages(content: BoardContent, around = BARE): NotePages {
  const grouped = groupNotes(content);
  const pages = grouped.flatMap(({ group, notes }) => {
    const laid = layNotes(notes, around.rowOf(group, grouped.length === 1), around);
    return laid.map((pageNotes, index) => ({
      key: `${group.id}:${index}`,
      groupId: group.id,
      part: index + 1,
      parts: laid.length,
      notes: pageNotes,
      hasFreePlace: hasFreePlace(pageNotes),
    }));
  });
  return { groups: grouped.map(({ group }) => group), pages };
}

/** How many names the strip at the foot has room for. */
export const STRIP_NAMES = 7;

/**
 * The names in the strip: all of them, else those of parts with notes, else as many as there is room for around the
 * one that is shown.
 */
export function stripParts<Part extends { id: string; count: number }>(
  parts: readonly Part[],
  here: string | null,
): Part[] {
  if (parts.length <= STRIP_NAMES) return [...parts];
  const filled = parts.filter(({ count }) => count > 0);
  if (filled.length <= STRIP_NAMES) return filled;
  const at = Math.max(
    0,
    filled.findIndex(({ id }) => id === here),
  );
  const first = Math.max(0, Math.min(at - Math.floor(STRIP_NAMES / 2), filled.length - STRIP_NAMES));
  return filled.slice(first, first + STRIP_NAMES);
}
