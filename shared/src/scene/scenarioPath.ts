import { STEP_WIDTH } from "./journey.metrics.ts";
import type { ScenarioLook } from "./scenarioLook.ts";
import type { SceneItem } from "./scene.types.ts";

interface Point {
  x: number;
  y: number;
}

interface Stop extends Point {
  column: number;
  track: number;
  /** Null where nobody goes. */
  visit: unknown;
}

interface Options {
  /** Where the way comes in. */
  start: number;
  /** How wide a stop's mark is. */
  mark: number;
  /** Only a piece of the line, as a key: from x to x, at y. */
  alone?: readonly [number, number, number];
}

const DOTS = [2, 7];
/** From a stop's middle to the space between two columns, where no words stand. */
const ASIDE = STEP_WIDTH / 2 - 4;
const ABOVE = 21;

/**
 * The line of a way: whole from one step to the next, dotted where it passes over steps or leads to what has no visit, and round
 * the words where it goes back.
 */
export function wayItems(stops: readonly Stop[], look: ScenarioLook, { start, mark, alone }: Options): SceneItem[] {
  if (alone) return straight({ x: alone[0], y: alone[2] }, { x: alone[1], y: alone[2] }, look, false);
  const gap = mark / 2 + 4;
  return stops.flatMap((stop, index) => {
    const before = stops[index - 1];
    const end = { x: stop.x - gap, y: stop.y };
    if (!before) return straight({ x: start, y: stop.y }, end, look, stop.column > 0);
    if (before.track === stop.track) {
      const isDotted = stop.column - before.column > 1 || stop.visit === null;
      return straight({ x: before.x + gap, y: before.y }, end, look, isDotted);
    }
    return back({ x: before.x + gap, y: before.y }, end, { out: before.x + ASIDE, into: stop.x - ASIDE }, look);
  });
}

const WIDTHS = { thick: 4, double: 2, thin: 2.5 } as const;

function straight(from: Point, to: Point, { colour, line }: ScenarioLook, isDotted: boolean): SceneItem[] {
  const offsets = line === "double" ? [-2.5, 2.5] : [0];
  const strokeWidth = WIDTHS[line];
  return offsets.map((offset) => ({
    type: "path",
    d: `M${from.x} ${from.y + offset}L${to.x} ${to.y + offset}`,
    x: 0,
    y: 0,
    scale: 1,
    stroke: colour,
    strokeWidth,
    ...(isDotted && { dash: DOTS }),
  }));
}

/** Down beside the words, along above the next line, and down to its first stop, with round corners. */
function back(
  from: Point,
  to: Point,
  { out, into }: { out: number; into: number },
  { colour, line }: ScenarioLook,
): SceneItem[] {
  const corners = [
    from,
    { x: out, y: from.y },
    { x: out, y: to.y - ABOVE },
    { x: into, y: to.y - ABOVE },
    { x: into, y: to.y },
    to,
  ];
  const stroke = { stroke: colour, strokeWidth: WIDTHS[line] + (line === "double" ? 1 : 0) };
  return [{ type: "path", d: rounded(corners, 9), x: 0, y: 0, scale: 1, ...stroke, dash: DOTS }];
}

function rounded(points: readonly Point[], radius: number): string {
  const [first] = points;
  if (!first) return "";
  const parts = points.slice(1).map((point, index) => {
    const [before, after] = [points[index] ?? point, points[index + 2]];
    if (!after) return `L${point.x} ${point.y}`;
    const [into, out] = [toward(point, before, radius), toward(point, after, radius)];
    return `L${into.x} ${into.y}Q${point.x} ${point.y} ${out.x} ${out.y}`;
  });
  return `M${first.x} ${first.y}${parts.join("")}`;
}

/** A point this far from one towards another, at most half the way. */
function toward(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return from;
  const part = Math.min(distance, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
