import type { Point } from "./board.types.ts";

/** A spot of a free board: a note of usual length and the gap beside it. */
const SPOT = { width: 184, height: 124 };
const PER_ROW = 6;

const spotKey = (column: number, row: number) => row * PER_ROW + column;

/** The first `count` spots of a free board that no note stands on, row by row from the board's origin. */
export function freeSpots(taken: readonly Point[], count: number): Point[] {
  const used = new Set<number>();
  for (const { x, y } of taken) {
    const [left, top] = [Math.floor(x / SPOT.width), Math.floor(y / SPOT.height)];
    for (const column of x % SPOT.width === 0 ? [left] : [left, left + 1]) {
      for (const row of y % SPOT.height === 0 ? [top] : [top, top + 1]) {
        if (column >= 0 && column < PER_ROW && row >= 0) used.add(spotKey(column, row));
      }
    }
  }
  const found: Point[] = [];
  for (let spot = 0; found.length < count; spot += 1) {
    if (used.has(spot)) continue;
    found.push({ x: (spot % PER_ROW) * SPOT.width, y: Math.floor(spot / PER_ROW) * SPOT.height });
  }
  return found;
}
