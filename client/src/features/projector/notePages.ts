import { areasOf } from "@longtable/shared/board/board.areas";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import { placeNotes } from "@longtable/shared/board/board.placing";
import type { Note } from "@longtable/shared/board/board.types";
import { breakLines } from "@longtable/shared/scene/textLayout";

/** A note on the wall and how many of the row's three places it takes. */
export interface WallNote {
  note: Note;
  span: 1 | 2 | 3;
  /** Written at 44 px instead of 56, the least that must be read. */
  isLong: boolean;
  /** A note longer than a row takes both rows of its page. */
  isTall: boolean;
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

/** Room for words inside a note of one, two or three places, in px at 1920 × 1080, and beside its stamp. */
const ROOM = { 1: 500, 2: 1096, 3: 1692 } as const;
const STAMP = 76;

/** Letters of a short note and of a long one, and how many lines of each a place holds. */
const SHORT = { size: 56, lines: 4 } as const;
const LONG = { size: 44, lines: 5 } as const;

/** Measured in the bold cut, which is wider than the one on the wall: what is said to fit, fits. */
function linesOf(text: string, span: WallNote["span"], size: number): number {
  return breakLines(text, { maxWidth: ROOM[span], size, weight: 700, firstIndent: STAMP }).length;
}

function sizeOf({ text }: Note): Omit<WallNote, "note"> {
  if (linesOf(text, 1, SHORT.size) <= SHORT.lines) return { span: 1, isLong: false, isTall: false };
  const span = ([1, 2, 3] as const).find((places) => linesOf(text, places, LONG.size) <= LONG.lines);
  return { span: span ?? 3, isLong: true, isTall: span === undefined };
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
export function layNotes(notes: readonly Note[]): WallNote[][] {
  const pages: WallNote[][] = [];
  let page: WallNote[] = [];
  let row = 0;
  let used = 0;
  const turn = () => {
    if (page.length > 0) pages.push(page);
    page = [];
    row = 0;
    used = 0;
  };
  for (const note of notes) {
    const size = sizeOf(note);
    if (size.isTall) turn();
    if (used + size.span > ROW) {
      row += 1;
      used = 0;
    }
    if (row >= ROWS) turn();
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
export function notePages(content: BoardContent): NotePages {
  const grouped = groupNotes(content);
  const pages = grouped.flatMap(({ group, notes }) => {
    const laid = layNotes(notes);
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
