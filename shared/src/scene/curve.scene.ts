import type { Lane } from "../journey/journey.types.ts";
import { type IconName, iconItems } from "./icons.ts";
import { LANE_NAME_WIDTH, STEP_WIDTH } from "./journey.metrics.ts";
import type { MapColumn } from "./journeyHeads.scene.ts";
import { ROOM_REACH, type RoomFeelings, roomCurveItems, roomLabel, roomStrip } from "./roomCurve.scene.ts";
import type { Colour, SceneItem, SceneNode } from "./scene.types.ts";
import { type TextBlock, textBlock } from "./textBlock.ts";
import { ASCENT, DESCENT } from "./textWidth.ts";
import type { SceneWords } from "./words.ts";

/** The feeling curve itself at the top of an emotion lane: its height, and how far down its middle lies. */
interface CurveFrame {
  height: number;
  middle: number;
}
/** With room for the story's words above and below its points. */
const STORY_FRAME: CurveFrame = { height: 176, middle: 84 };
/** Where the room alone is drawn: so low that a wall's page holds it with the words under it. */
const ROOM_FRAME: CurveFrame = { height: 138, middle: 70 };
const PER_POINT = 26;
const WORDS = { size: 13, lineHeight: 15 };
const FILL_SAMPLES = 12;

function frameOf(columns: readonly MapColumn[], rated: RoomFeelings): CurveFrame {
  const hasStory = columns.some(({ step }) => step?.feeling);
  return rated.size > 0 && !hasStory ? ROOM_FRAME : STORY_FRAME;
}

/** Where a value lies, from the middle of the curve. */
const levelY = (middle: number, value: number) => middle - value * PER_POINT;

interface Point {
  x: number;
  y: number;
  value: number;
  words: string;
}

/** The five bent lines that say what the heights mean, down the end of the lane's name. */
export function feelingScale(
  x: number,
  top: number,
  { columns, rated }: { columns: readonly MapColumn[]; rated: RoomFeelings },
): SceneItem[] {
  const middle = top + frameOf(columns, rated).middle;
  return [2, 1, 0, -1, -2].flatMap((value) =>
    iconItems(
      `feel-${value}` as IconName,
      { x, y: levelY(middle, value) - 8.5, size: 17 },
      { ink: "ink-2", cut: "surface" },
    ),
  );
}

/** What the curve takes of a lane: with the words under it, where the room has rated steps. */
export function measureCurve(columns: readonly MapColumn[], rated: RoomFeelings, words: SceneWords): number {
  return frameOf(columns, rated).height + roomStrip(columns, rated, 0, words).height;
}

/**
 * The story's feeling from step to step: a thick line through each step's value, its words beside it.
 * A step without a value breaks the line (METHODS I7: nobody guesses a feeling). The room's ratings stand beside it.
 */
export function curveNode(
  lane: Lane,
  columns: readonly MapColumn[],
  { y: top, right, rated }: { y: number; right: number; rated: RoomFeelings },
  words: SceneWords,
): SceneNode {
  const left = LANE_NAME_WIDTH;
  const frame = frameOf(columns, rated);
  const middle = top + frame.middle;
  const points = columns.map(({ step, x }): Point | null => {
    const feeling = step?.feeling;
    if (feeling?.value === null || feeling?.value === undefined) return null;
    return {
      x: x + STEP_WIDTH / 2,
      y: levelY(middle, feeling.value),
      value: feeling.value,
      words: feeling.words.join(", "),
    };
  });
  const runs = splitRuns(points);
  const room = roomCurveItems(columns, rated, (value) => levelY(middle, value));
  const strip = roomStrip(columns, rated, top + frame.height, words);
  const storyWords = columns.flatMap((column, index): Words[] => {
    const beside = [column, columns[index - 1]].some((one) => rated.get(one?.step?.id ?? "")?.spread);
    const point = points[index];
    if (point) return point.words === "" ? [] : [{ block: wordBlock(points, index, point, beside), beside }];
    const text = blankText(column, words);
    const at = { x: column.x + STEP_WIDTH / 2, y: middle + 10, fill: "ink-2" };
    return text === null ? [] : [{ block: beside ? besideBlock(text, at) : labelBlock(text, at), beside }];
  });
  const items: SceneItem[] = [
    ...[2, 1, -1, -2].map((value): SceneItem => rule(left, right, levelY(middle, value), "hair", 1)),
    ...room.under,
    ...runs.flatMap((run) => fills(run, levelY(middle, 0))),
    { ...rule(left, right, levelY(middle, 0), "line", 1.5), dash: [2, 4] },
    ...room.lines,
    ...storyWords.flatMap(plate),
    ...runs.map(curvePath),
    ...room.over,
    ...columns.flatMap((column) => blankMark(column, middle)),
    ...points.flatMap((point) =>
      point ? [disc(point.x, point.y, 7.5, "ground"), disc(point.x, point.y, 6, "ink")] : [],
    ),
    ...storyWords.flatMap(({ block }) => block.items),
    ...strip.items,
  ];
  const story = points
    .flatMap((point, index) => (point ? [`${columns[index]?.step?.label ?? ""}: ${point.words} (${point.value})`] : []))
    .join("; ");
  const label = [story, roomLabel(columns, rated, words)].filter(Boolean).join(". ");
  const bounds = { x: left, y: top, width: right - left, height: frame.height + strip.height };
  return { key: `curve:${lane.id}`, role: "curve", ...bounds, items, label, foot: top + frame.height };
}

function splitRuns(points: readonly (Point | null)[]): Point[][] {
  const runs: Point[][] = [[]];
  for (const point of points) {
    if (point) runs.at(-1)?.push(point);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 1);
}

function rule(x1: number, x2: number, y: number, stroke: string, strokeWidth: number) {
  return { type: "line" as const, points: [x1, y, x2, y], stroke, strokeWidth };
}

function curvePath(run: readonly Point[]): SceneItem {
  const [first, ...rest] = run;
  let d = `M${first?.x ?? 0} ${first?.y ?? 0}`;
  rest.forEach((point, index) => {
    const before = run[index] ?? point;
    const middle = (before.x + point.x) / 2;
    d += `C${middle} ${before.y} ${middle} ${point.y} ${point.x} ${point.y}`;
  });
  return { type: "path", d, x: 0, y: 0, scale: 1, stroke: "ink", strokeWidth: 3 };
}

/** Soft areas between the curve and the middle: what was hard below it, what was good above. */
function fills(run: readonly Point[], middle: number): SceneItem[] {
  const traced = run.flatMap((point, index) => {
    const next = run[index + 1];
    return next ? trace(point, next) : [{ x: point.x, y: point.y }];
  });
  const [start, end] = [run[0]?.x ?? 0, run.at(-1)?.x ?? 0];
  const area = (clamp: (y: number) => number, fill: string): SceneItem[] => {
    if (traced.every(({ y }) => clamp(y) === middle)) return [];
    const edge = traced.map(({ x, y }) => `L${round(x)} ${round(clamp(y))}`).join("");
    return [{ type: "path", d: `M${start} ${middle}${edge}L${end} ${middle}Z`, x: 0, y: 0, scale: 1, fill }];
  };
  return [
    ...area((y) => Math.max(y, middle), "stop-tint"),
    ...area((y) => Math.min(y, middle), "ok-tint"),
    ...hatching(traced, middle),
  ];
}

/** Points along the same cubic that `curvePath` draws. */
function trace(from: Point, to: Point): { x: number; y: number }[] {
  return Array.from({ length: FILL_SAMPLES }, (_, index) => {
    const t = index / FILL_SAMPLES;
    const ease = t * t * (3 - 2 * t);
    const middle = (from.x + to.x) / 2;
    const x = (1 - t) ** 3 * from.x + 3 * (1 - t) * t * middle + t ** 3 * to.x;
    return { x, y: from.y + (to.y - from.y) * ease };
  });
}

const round = (value: number) => Math.round(value * 10) / 10;

const HATCH_GAP = 10;

/** Below the middle the area is hatched, so that it also reads without colour. */
function hatching(traced: readonly { x: number; y: number }[], middle: number): SceneItem[] {
  const heightAt = (x: number) => {
    const index = traced.findIndex((point) => point.x >= x);
    const [a, b] = [traced[index - 1], traced[index]];
    if (!a || !b) return middle;
    return a.y + ((b.y - a.y) * (x - a.x)) / Math.max(b.x - a.x, 0.01);
  };
  const [start, end] = [traced[0]?.x ?? 0, traced.at(-1)?.x ?? 0];
  const strokes: string[] = [];
  for (let x = start + HATCH_GAP; x < end + 2 * PER_POINT; x += HATCH_GAP) {
    const inside: { x: number; y: number }[] = [];
    for (let down = 0; down <= 2 * PER_POINT + 2; down += 2) {
      const at = { x: x - down, y: middle + down };
      if (at.x >= start && at.x <= end && heightAt(at.x) > at.y) inside.push(at);
      else if (inside.length > 0) break;
    }
    const [first, last] = [inside[0], inside.at(-1)];
    if (first && last && inside.length > 1) {
      strokes.push(`M${round(first.x)} ${round(first.y)}L${round(last.x)} ${round(last.y)}`);
    }
  }
  if (strokes.length === 0) return [];
  return [{ type: "path", d: strokes.join(""), x: 0, y: 0, scale: 1, stroke: "hair", strokeWidth: 1.2 }];
}

function disc(x: number, y: number, radius: number, fill: string): SceneItem {
  return { type: "rect", x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius, radius, fill };
}

/** A feeling left blank on purpose: a broken ring on the middle. */
function blankMark({ step, x }: MapColumn, middle: number): SceneItem[] {
  if (!step?.feeling || step.feeling.value !== null) return [];
  const at = { x: x + STEP_WIDTH / 2, y: middle };
  const ring = iconItems("unknown", { x: at.x - 9, y: at.y - 9, size: 18 }, { ink: "ink-2", cut: "ground" });
  return [disc(at.x, at.y, 9, "ground"), ...ring];
}

/** What is said of a feeling left blank on purpose; null where there is none. */
const blankText = ({ step }: MapColumn, words: SceneWords): string | null =>
  step?.feeling?.value === null ? step.feeling.words.join(", ") || words.leftBlank : null;

interface Words {
  block: TextBlock;
  /** The room's bar stands beside them, or at the step before. */
  beside: boolean;
}

interface LabelAt {
  x: number;
  y: number;
  fill: Colour;
}

const labelBlock = (text: string, at: LabelAt, maxWidth = STEP_WIDTH - 10) =>
  textBlock(text, { ...at, maxWidth, ...WORDS, weight: 700, anchor: "middle" });

/** Space between words and the room's bars. */
const CLEAR = 3;

/** Words between the room's bar at the step before and the one at this step, as near to the middle as they can stand. */
function besideBlock(text: string, { x, y, fill }: LabelAt): TextBlock {
  const [left, right] = [x + ROOM_REACH.to - STEP_WIDTH + CLEAR, x + ROOM_REACH.from - CLEAR];
  const { width } = labelBlock(text, { x, y, fill }, right - left);
  return labelBlock(text, { x: Math.min(x, right - width / 2), y, fill }, right - left);
}

/** Calm ground under words that the room's lines pass. */
function plate({ block, beside }: Words): SceneItem[] {
  const [first] = block.items;
  if (!beside || !first) return [];
  const { size, lineHeight } = WORDS;
  const top = first.y - (lineHeight - (ASCENT + DESCENT) * size) / 2 - ASCENT * size;
  const frame = { x: first.x - block.width / 2 - CLEAR, y: top, width: block.width + 2 * CLEAR, height: block.height };
  return [{ type: "rect", ...frame, radius: 4, fill: "ground" }];
}

/** Words stand on the free side of the line: below where it turns up or touches bottom, else above. */
function wordBlock(points: readonly (Point | null)[], index: number, point: Point, beside: boolean): TextBlock {
  const before = points[index - 1]?.y ?? point.y;
  const after = points[index + 1]?.y ?? point.y;
  const isValley = before <= point.y && after <= point.y && (before < point.y || after < point.y);
  // Beside the room's bar they stand on the left, where only the way from the step before counts.
  const below = point.value < 2 && (point.value === -2 || (beside ? before < point.y : isValley));
  const slant = Math.sign(after - point.y) === Math.sign(point.y - before) ? Math.sign(after - point.y) * 14 : 0;
  const at = { x: point.x, y: 0, fill: "ink" };
  const block = beside ? besideBlock(point.words, at) : labelBlock(point.words, { ...at, x: point.x + slant });
  const y = below ? point.y + 9 : point.y - 8 - block.height;
  return { ...block, items: block.items.map((item) => ({ ...item, y: item.y + y })) };
}
