import type { Note, Point } from "../board/board.types.ts";
import type { NoteId } from "../kernel/ids.ts";
import { layNote } from "./laidNotes.ts";
import { ENGLISH_SCENE_WORDS } from "./words.ts";

/** Notes of a free board are as wide as this. */
export const FREE_NOTE_WIDTH = 168;
const GRID = 8;
const GAP = 8;

interface Box extends Point {
  width: number;
  height: number;
}

const meet = (a: Box, b: Box) =>
  a.x < b.x + b.width + GAP && b.x < a.x + a.width + GAP && a.y < b.y + b.height + GAP && b.y < a.y + a.height + GAP;

const snapped = ({ x, y }: Point): Point => ({ x: Math.round(x / GRID) * GRID, y: Math.round(y / GRID) * GRID });

/**
 * Points for the notes of a free board at which none lies on another, each on the grid and as near to where it was as the
 * ones above it allow: notes keep their column and go down. Only notes that move are named; doing it again moves none.
 */
export function tidyPoints(notes: readonly Note[]): Map<NoteId, Point> {
  const standing = notes.flatMap((note) => (note.at ? [{ note, at: snapped(note.at) }] : []));
  const inOrder = standing.toSorted((a, b) => a.at.y - b.at.y || a.at.x - b.at.x);
  const laid: Box[] = [];
  const moved = new Map<NoteId, Point>();
  for (const { note, at } of inOrder) {
    const { width, height } = layNote(note, FREE_NOTE_WIDTH, ENGLISH_SCENE_WORDS).shape;
    const box = { ...at, width, height };
    for (let other = blocker(box, laid); other; other = blocker(box, laid)) {
      box.y = Math.ceil((other.y + other.height + GAP) / GRID) * GRID;
    }
    laid.push(box);
    if (box.x !== note.at?.x || box.y !== note.at.y) moved.set(note.id, { x: box.x, y: box.y });
  }
  return moved;
}

const blocker = (box: Box, laid: readonly Box[]) => laid.find((other) => meet(box, other));
