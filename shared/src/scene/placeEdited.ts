import type { BoardContent } from "../board/board.doc.ts";
import {
  numbered,
  type PlacedNotes,
  type PlaceStructure,
  placedIn,
  placeFinder,
  type SortedNotes,
  sortNotes,
} from "../board/board.placing.ts";
import type { Note } from "../board/board.types.ts";
import { forgetWhenErased } from "../kernel/erasedWords.ts";

let latest: SortedNotes | null = null;
forgetWhenErased(() => {
  latest = null;
});

/**
 * Sorts a board's notes into the places of its structure as `placeNotes` does. After an edit of the board that was sorted
 * last, only the places it touched get a new list: the others are the same values as before.
 */
export function placeEdited(content: BoardContent): PlacedNotes {
  latest = (latest && sortEdited(latest, content)) ?? sortNotes(content);
  return placedIn(latest);
}

/** More areas than this are sorted faster all at once. */
const MOST_TOUCHED = 12;

/** The board sorted by what differs from the one before; null when that is of another structure or differs in much. */
function sortEdited(before: SortedNotes, content: BoardContent): SortedNotes | null {
  if (!hasSamePlaces(before.content, content)) return null;
  const { notes } = content;
  const old = before.content.notes;
  const { from, oldEnd, end } = changedPart(old, notes);
  const isKept = (at: number) => oldEnd === end && old[at] === notes[at];
  const numbers = new Map(before.numbers);
  const numberOf = numbered(placeFinder(content), numbers);
  const touched = new Set<number>();
  const fresh = notes.slice(from, end).map((note, offset) => {
    const at = from + offset;
    if (isKept(at)) return before.numberAt[at] ?? 0;
    const number = numberOf(note.place);
    touched.add(number);
    return number;
  });
  for (let at = from; at < oldEnd; at += 1) if (!isKept(at)) touched.add(before.numberAt[at] ?? 0);
  if (touched.size > MOST_TOUCHED) return null;
  const numberAt = [...before.numberAt.slice(0, from), ...fresh, ...before.numberAt.slice(oldEnd)];
  const areas = [...before.areas];
  for (const number of touched) areas[number] = notes.filter((_, at) => numberAt[at] === number);
  return { content, numbers, numberAt, areas };
}

/** Where two lists begin to differ, and where in each they are the same again. */
function changedPart(before: readonly Note[], after: readonly Note[]): { from: number; oldEnd: number; end: number } {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let [oldEnd, end] = [before.length, after.length];
  while (oldEnd > from && end > from && before[oldEnd - 1] === after[end - 1]) [oldEnd, end] = [oldEnd - 1, end - 1];
  return { from, oldEnd, end };
}

const PARTS = ["steps", "lanes", "columns", "rows", "rings", "sectors"] as const;

const hasSamePlaces = (one: PlaceStructure, other: PlaceStructure): boolean =>
  PARTS.every((part) => {
    const [before = [], after = []] = [one[part], other[part]];
    return before === after || (before.length === after.length && before.every(({ id }, at) => id === after[at]?.id));
  });
