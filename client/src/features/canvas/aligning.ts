import type { Box } from "./camera.ts";

/** A line that shows what a note on its way lines up with: at `at`, from `from` to `to`, in board units. */
export interface GuideLine {
  isUpright: boolean;
  at: number;
  from: number;
  to: number;
}

interface Aligned {
  /** How much further the moving box goes to stand in line. */
  dx: number;
  dy: number;
  lines: readonly GuideLine[];
}

/**
 * Draws a moving box into line with what stands near: sides with sides, middles with middles, at most `reach` board
 * units away. The nearest wins; all lines it then stands on are answered.
 */
export function alignBox(moving: Box, others: readonly Box[], reach: number): Aligned {
  const across = nearest(stops(moving, "x"), others, "x", reach);
  const down = nearest(stops(moving, "y"), others, "y", reach);
  const put = { ...moving, x: moving.x + across, y: moving.y + down };
  return { dx: across, dy: down, lines: [...linesOn(put, others, "x"), ...linesOn(put, others, "y")] };
}

type Axis = "x" | "y";
const size = (box: Box, axis: Axis) => (axis === "x" ? box.width : box.height);
/** Start, middle and end of a box along an axis. */
const stops = (box: Box, axis: Axis): readonly [number, number, number] => [
  box[axis],
  box[axis] + size(box, axis) / 2,
  box[axis] + size(box, axis),
];

function nearest(from: readonly number[], others: readonly Box[], axis: Axis, reach: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (const box of others) {
    stops(box, axis).forEach((stop, part) => {
      const away = stop - (from[part] ?? stop);
      if (Math.abs(away) < Math.abs(best)) best = away;
    });
  }
  return Math.abs(best) <= reach ? best : 0;
}

const HALF = 0.5;

function linesOn(moving: Box, others: readonly Box[], axis: Axis): GuideLine[] {
  const other = axis === "x" ? "y" : "x";
  return stops(moving, axis).flatMap((at, part) => {
    const inLine = others.filter((box) => Math.abs((stops(box, axis)[part] ?? at) - at) < HALF);
    if (inLine.length === 0) return [];
    const all = [moving, ...inLine];
    const from = Math.min(...all.map((box) => box[other]));
    const to = Math.max(...all.map((box) => box[other] + size(box, other)));
    return [{ isUpright: axis === "x", at, from, to }];
  });
}
