import type { FeelingSpread, StepFeeling } from "../journey/feelings.schema.ts";
import { FEELING_VALUES } from "../journey/feelings.types.ts";
import { STEP_WIDTH } from "./journey.metrics.ts";
import type { MapColumn } from "./journeyHeads.scene.ts";
import type { SceneItem } from "./scene.types.ts";
import { textBlock } from "./textBlock.ts";
import type { SceneWords } from "./words.ts";

/** Beside the story's own point, so that neither covers the other. */
const ASIDE = 26;
const BAR_WIDTH = 12;
const TICK_REACH = 12;
/** From where to where the room's bar lies beside a story's point, from the middle of its step. */
export const ROOM_REACH = { from: ASIDE - TICK_REACH, to: ASIDE + TICK_REACH } as const;
const STRIP = { size: 12, lineHeight: 15, top: 4, bottom: 6 } as const;
const MOST_WORDS = 3;

/** How the room rated the steps of a map, by step. */
export type RoomFeelings = ReadonlyMap<string, StepFeeling>;

export const roomFeelings = (steps: readonly StepFeeling[] = []): RoomFeelings =>
  new Map(steps.map((step) => [step.stepId as string, step]));

interface Rated {
  x: number;
  spread: FeelingSpread;
}

/**
 * The room beside the story: a soft band from the lowest to the highest rating, a bar with a point for every value that was
 * given, and a dashed line through the middle ones. A step without a figure breaks the line and the band.
 *
 * @param levelY - where a value lies.
 */
export function roomCurveItems(
  columns: readonly MapColumn[],
  rated: RoomFeelings,
  levelY: (value: number) => number,
): { under: SceneItem[]; lines: SceneItem[]; over: SceneItem[] } {
  const hasStory = columns.some(({ step }) => typeof step?.feeling?.value === "number");
  const points = columns.map(({ step, x }): Rated | null => {
    const spread = rated.get(step?.id ?? "")?.spread;
    return spread ? { x: x + STEP_WIDTH / 2 + (hasStory ? ASIDE : 0), spread } : null;
  });
  const known = points.filter((point) => point !== null);
  const runs = runsOf(points);
  return {
    under: runs.map((run) => band(run, levelY)),
    lines: runs.map((run) => medianLine(run, levelY)),
    over: [...known.flatMap((point) => bar(point, levelY)), ...known.flatMap((point) => middle(point, levelY))],
  };
}

function runsOf(points: readonly (Rated | null)[]): Rated[][] {
  const runs: Rated[][] = [[]];
  for (const point of points) {
    if (point) runs.at(-1)?.push(point);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 1);
}

function band(run: readonly Rated[], levelY: (value: number) => number): SceneItem {
  const top = run.map(({ x, spread }) => `${x} ${levelY(spread.highest)}`);
  const bottom = run.map(({ x, spread }) => `${x} ${levelY(spread.lowest)}`).toReversed();
  return { type: "path", d: `M${[...top, ...bottom].join("L")}Z`, x: 0, y: 0, scale: 1, fill: "tint" };
}

function medianLine(run: readonly Rated[], levelY: (value: number) => number): SceneItem {
  const points = run.flatMap(({ x, spread }) => [x, levelY(spread.median)]);
  return { type: "line", points, stroke: "primary", strokeWidth: 2.5, dash: [7, 4] };
}

/** From the lowest to the highest, with a point for each value, the larger the more gave it. */
function bar({ x, spread }: Rated, levelY: (value: number) => number): SceneItem[] {
  const { counts, lowest, highest } = spread;
  const all = counts.reduce((sum, count) => sum + count, 0);
  const top = levelY(highest) - BAR_WIDTH / 2;
  return [
    {
      type: "rect",
      x: x - BAR_WIDTH / 2,
      y: top,
      width: BAR_WIDTH,
      height: levelY(lowest) + BAR_WIDTH / 2 - top,
      radius: BAR_WIDTH / 2,
      fill: "surface",
      stroke: "primary",
      strokeWidth: 1.25,
    },
    ...FEELING_VALUES.flatMap((value, index): SceneItem[] => {
      const count = counts[index] ?? 0;
      return count === 0 ? [] : [disc(x, levelY(value), 1.5 + 3 * Math.sqrt(count / all), "primary")];
    }),
  ];
}

/** A tick across the bar at the middle one, wider than the bar, so that it is seen over the points. */
function middle({ x, spread }: Rated, levelY: (value: number) => number): SceneItem[] {
  const y = levelY(spread.median);
  const tick = (strokeWidth: number, stroke: string, reach: number): SceneItem => ({
    type: "line",
    points: [x - reach, y, x + reach, y],
    stroke,
    strokeWidth,
  });
  return [tick(6, "ground", TICK_REACH), tick(3, "primary", TICK_REACH - 1)];
}

function disc(x: number, y: number, radius: number, fill: string): SceneItem {
  return { type: "rect", x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius, radius, fill };
}

/** What stands under the curve at a step: mixed views, and the words given most. */
function stripText({ spread, words }: StepFeeling, own: SceneWords): { text: string; fill: string }[] {
  if (!spread) return [{ text: own.tooFew, fill: "ink-2" }];
  const said = words
    .filter(({ hidden }) => !hidden)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_WORDS)
    .map(({ text, count }) => (count > 1 ? `${text} ×${count}` : text))
    .join(", ");
  return [
    ...(spread.mixed ? [{ text: own.mixedViews, fill: "primary" }] : []),
    ...(said === "" ? [] : [{ text: said, fill: "ink" }]),
  ];
}

/** The words under the curve, with the height they take; nothing and 0 where the room rated no step. */
export function roomStrip(
  columns: readonly MapColumn[],
  rated: RoomFeelings,
  top: number,
  words: SceneWords,
): { items: SceneItem[]; height: number } {
  const blocks = columns.flatMap(({ step, x }) => {
    const felt = rated.get(step?.id ?? "");
    if (!felt) return [];
    let y = top + STRIP.top;
    const items = stripText(felt, words).flatMap(({ text, fill }) => {
      const { size, lineHeight } = STRIP;
      const at = { x: x + STEP_WIDTH / 2, y, maxWidth: STEP_WIDTH - 10, anchor: "middle" as const };
      const block = textBlock(text, { ...at, size, lineHeight, weight: 700, fill });
      y += block.height;
      return block.items;
    });
    return [{ items, height: y - top + STRIP.bottom }];
  });
  return { items: blocks.flatMap(({ items }) => items), height: Math.max(0, ...blocks.map(({ height }) => height)) };
}

/** The room's ratings in words, step by step; empty where there are none. */
export function roomLabel(columns: readonly MapColumn[], rated: RoomFeelings, words: SceneWords): string {
  return columns
    .flatMap(({ step }) => {
      const felt = rated.get(step?.id ?? "");
      if (!step || !felt) return [];
      const { spread, answered } = felt;
      if (!spread) return [`${step.label}: ${words.tooFew}`];
      const said = felt.words.filter(({ hidden }) => !hidden).map(({ text, count }) => `${text} ${count}`);
      return [
        [
          words.roomFelt(step.label, { ...spread, answered }),
          ...(spread.mixed ? [words.mixedViews] : []),
          ...said,
        ].join(", "),
      ];
    })
    .join("; ");
}
