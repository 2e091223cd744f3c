import type { Point } from "./board.types.ts";

/** A spot of a free board: a note of usual length and the gap beside it. */
const SPOT = { width: 184, height: 124 };
const PER_ROW = 6;
/** Between a note and the one below it, in board units. */
const GAP = 16;

/** What stands on a free board: a note's corner and its words. */
export interface Standing {
  at: Point;
  text: string;
}

const spotKey = (column: number, row: number) => row * PER_ROW + column;

/** A line of a note is so many usual letters wide, and so high in board units. */
const LINE = { letters: 18, height: 17 };
/** What is about twice as wide as a usual letter: capitals like W, Chinese and Japanese, emoji. */
const WIDE = /[MW@\u1100-\u{1ffff}]/gu;

/** About how high a note with these words is, in board units; rather too much than too little. */
export function roughHeight(text: string): number {
  const lines = text.split("\n").map((line) => {
    const letters = line.length + 0.6 * (line.match(WIDE)?.length ?? 0);
    return Math.max(1, Math.ceil(letters / LINE.letters));
  });
  return lines.reduce((sum, count) => sum + count, 0) * LINE.height + GAP;
}

const rowsOf = (text: string): number => Math.ceil((roughHeight(text) + GAP) / SPOT.height);

/** A spot for each of these notes on a free board where no note stands, row by row from the board's origin. */
export function freeSpots(standing: readonly Standing[], texts: readonly string[]): Point[] {
  const used = new Set<number>();
  const take = (column: number, row: number, rows: number) => {
    for (let below = 0; below < rows; below += 1) used.add(spotKey(column, row + below));
  };
  for (const { at, text } of standing) {
    const [left, top] = [Math.floor(at.x / SPOT.width), Math.floor(at.y / SPOT.height)];
    const rows = Math.ceil((at.y - top * SPOT.height + roughHeight(text)) / SPOT.height);
    for (const column of at.x % SPOT.width === 0 ? [left] : [left, left + 1]) {
      if (column >= 0 && column < PER_ROW && top + rows > 0)
        take(column, Math.max(0, top), top + rows - Math.max(0, top));
    }
  }
  let first = 0;
  return texts.map((text) => {
    const rows = rowsOf(text);
    const isFree = (spot: number) => {
      for (let below = 0; below < rows; below += 1) if (used.has(spot + below * PER_ROW)) return false;
      return true;
    };
    while (used.has(first)) first += 1;
    let spot = first;
    while (!isFree(spot)) spot += 1;
    const [column, row] = [spot % PER_ROW, Math.floor(spot / PER_ROW)];
    take(column, row, rows);
    return { x: column * SPOT.width, y: row * SPOT.height };
  });
}

/** A spot for each of these notes, in rows from a point, so that none covers another. */
export function spotsInRows(texts: readonly string[], from: Point): Point[] {
  const spots: Point[] = [];
  let y = from.y;
  for (let row = 0; row < texts.length; row += PER_ROW) {
    const inRow = texts.slice(row, row + PER_ROW);
    for (const index of inRow.keys()) spots.push({ x: from.x + index * SPOT.width, y });
    y += Math.max(...inRow.map(roughHeight)) + GAP;
  }
  return spots;
}
