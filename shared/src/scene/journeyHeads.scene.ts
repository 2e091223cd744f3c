import type { Stage, Step } from "../journey/journey.types.ts";
import { lastMade } from "../kernel/lastMade.ts";
import type { Scenario } from "../scenarios/scenario.schema.ts";
import { type IconName, iconItems } from "./icons.ts";
import { LANE_NAME_WIDTH, STEP_WIDTH } from "./journey.metrics.ts";
import { type HeadFlags, headFlags } from "./scenarioHeads.scene.ts";
import type { SceneItem, SceneNode } from "./scene.types.ts";
import { type TextBlock, textBlock } from "./textBlock.ts";
import { measureText } from "./textLayout.ts";
import type { SceneWords } from "./words.ts";

/** One column of a map: a step, or the empty place of a stage that has none. `stage` is null when it is gone. */
export interface MapColumn {
  step: Step | null;
  stage: Stage | null;
  x: number;
  /** Counts steps from 1, across stages. */
  number: number;
}

/** Sizes of the two header rows. */
export interface Heads {
  bandHeight: number;
  stepHeight: number;
  height: number;
  /** Who comes by a step. */
  flagsOf(stepId: string): HeadFlags;
}

const BAND_TOP = 5;
const BAND_LEAST = 27;
const STEP_LEAST = 75;
const STEP_TEXT_TOP = 20;
/** Each line of what is known of a step: that it is assumed, how people meet there, that another map shows it closer. */
const FACT_HEIGHT = 19;

/** Measures both rows so that the longest stage and step names fit. */
export const measureHeads = lastMade(
  (
    columns: readonly MapColumn[],
    stages: readonly Stage[],
    words: SceneWords,
    scenarios: readonly Scenario[] | undefined,
  ): Heads => {
    const flagsOf = headFlags(scenarios, words);
    const bands = stages.map((stage) => {
      const { width } = spanOf(stage, columns);
      return bandText(stage, 0, 0, width, words).height;
    });
    const bandHeight = Math.max(BAND_LEAST, ...bands);
    const steps = columns.map(({ step }) =>
      step ? stepText(step, 0, 0).height + factsOf(step, words).length * FACT_HEIGHT + flagsOf(step.id).height : 0,
    );
    const stepHeight = Math.max(STEP_LEAST, STEP_TEXT_TOP + 8 + Math.max(0, ...steps));
    return { bandHeight, stepHeight, height: BAND_TOP + bandHeight + stepHeight, flagsOf };
  },
);

/** Paints the corner, the stage bands and the step heads. */
export const headNodes = lastMade((columns: readonly MapColumn[], heads: Heads, words: SceneWords): SceneNode[] => {
  const right = LANE_NAME_WIDTH + Math.max(columns.length, 1) * STEP_WIDTH;
  const { height } = heads;
  const count = columns.filter(({ step }) => step).length;
  const corner: SceneNode = {
    key: "heads",
    role: "background",
    x: 0,
    y: 0,
    width: right,
    height,
    items: [
      { type: "rect", x: 0, y: 0, width: right, height, fill: "surface" },
      { type: "line", points: [0, height - 0.75, right, height - 0.75], stroke: "line", strokeWidth: 1.5 },
      { type: "line", points: [LANE_NAME_WIDTH, 0, LANE_NAME_WIDTH, height], stroke: "line", strokeWidth: 1 },
      ...textBlock(words.steps(count), {
        x: 14,
        y: 9,
        maxWidth: LANE_NAME_WIDTH - 24,
        size: 14,
        lineHeight: 18,
        weight: 400,
        fill: "ink",
      }).items,
    ],
    label: "",
  };
  const stages = columns.flatMap(({ stage }, index) =>
    stage && stage !== columns[index - 1]?.stage ? [stageNode(stage, columns, heads, words)] : [],
  );
  return [corner, ...stages, ...columns.flatMap((column) => stepNode(column, heads, words))];
});

function spanOf(stage: Stage, columns: readonly MapColumn[]): { x: number; width: number } {
  const own = columns.filter((column) => column.stage === stage);
  return { x: own[0]?.x ?? LANE_NAME_WIDTH, width: Math.max(own.length, 1) * STEP_WIDTH };
}

function stageNode(stage: Stage, columns: readonly MapColumn[], heads: Heads, words: SceneWords): SceneNode {
  const { x, width } = spanOf(stage, columns);
  const bounds = { x: x + 3, y: BAND_TOP, width: width - 6, height: heads.bandHeight };
  const items: SceneItem[] = [
    { type: "rect", ...bounds, radius: [6, 6, 0, 0], fill: "sunken", stroke: "hair", strokeWidth: 1 },
    ...bandText(stage, x, BAND_TOP, width, words).items,
  ];
  const label = `${stage.label}, ${words.moments[stage.moment]}`;
  return { key: `stage:${stage.id}`, role: "stage", id: stage.id, ...bounds, items, label };
}

/** The moment stands at the far end of the name's line when both fit, else below it. */
function bandText(stage: Stage, x: number, y: number, width: number, words: SceneWords): TextBlock {
  const room = width - 20;
  const moment = words.moments[stage.moment];
  const momentWidth = measureText(moment, 13, 400);
  const name = textBlock(stage.label, {
    x: x + 10,
    y: y + 5,
    maxWidth: room,
    size: 14,
    lineHeight: 17.5,
    weight: 700,
    fill: "ink",
  });
  const beside = name.items.length === 1 && name.width + 8 + momentWidth <= room;
  const word = textBlock(moment, {
    x: beside ? x + width - 10 - momentWidth : x + 10,
    y: beside ? y + 5 : y + 5 + name.height,
    maxWidth: room,
    size: 13,
    lineHeight: 17.5,
    weight: 400,
    fill: "ink-2",
  });
  return {
    items: [...name.items, ...word.items],
    width: room,
    height: 5 + name.height + (beside ? 0 : word.height) + 4.5,
  };
}

function stepText(step: Step, x: number, y: number): TextBlock {
  return textBlock(step.label, {
    x: x + 8,
    y: y + STEP_TEXT_TOP,
    maxWidth: STEP_WIDTH - 14,
    size: 13.5,
    lineHeight: 16.5,
    weight: 700,
    fill: "ink",
  });
}

function stepNode({ step, x, number }: MapColumn, heads: Heads, words: SceneWords): SceneNode[] {
  if (!step) return [];
  const bounds = { x, y: BAND_TOP + heads.bandHeight, width: STEP_WIDTH, height: heads.stepHeight };
  const figure = textBlock(String(number), {
    x: x + 8,
    y: bounds.y + 3,
    maxWidth: 60,
    size: 13,
    lineHeight: 17,
    weight: 700,
    fill: "ink-2",
  });
  const flag = step.keyMoment
    ? iconItems("flag", { x: x + 14 + figure.width, y: bounds.y + 4, size: 15 }, { ink: "oak", cut: "surface" })
    : [];
  const right = x + STEP_WIDTH;
  const edge: SceneItem = {
    type: "line",
    points: [right, bounds.y, right, bounds.y + bounds.height],
    stroke: "hair",
    strokeWidth: 1,
  };
  const flags = heads.flagsOf(step.id);
  const facts = factsOf(step, words);
  const said = [step.label, step.keyMoment && words.keyMoment, ...facts.map(({ word }) => word), flags.label];
  const label = `${words.step(number)}: ${said.filter(Boolean).join(", ")}`;
  const foot = bounds.y + bounds.height - facts.length * FACT_HEIGHT;
  const lines = facts.flatMap((fact, index) => factItems(fact, x, foot + index * FACT_HEIGHT));
  const came = flags.items(x, foot - flags.height);
  const items = [edge, ...figure.items, ...flag, ...stepText(step, x, bounds.y).items, ...came, ...lines];
  return [{ key: `step:${step.id}`, role: "step", id: step.id, ...bounds, items, label }];
}

interface Fact {
  icon: IconName;
  word: string;
}

function factsOf({ channel, subBoardId, isAssumed }: Step, words: SceneWords): Fact[] {
  return [
    ...(channel ? [{ icon: `channel-${channel}`, word: words.channels[channel] } as const] : []),
    ...(subBoardId ? [{ icon: "closer", word: words.closerMap } as const] : []),
    ...(isAssumed ? [{ icon: "assumed", word: words.assumed } as const] : []),
  ];
}

function factItems({ icon, word }: Fact, x: number, y: number): SceneItem[] {
  const mark = iconItems(icon, { x: x + 8, y: y + 1, size: 13 }, { ink: "ink-2", cut: "surface" });
  const style = { maxWidth: STEP_WIDTH - 34, size: 12, lineHeight: 15, weight: 400, fill: "ink-2" } as const;
  return [...mark, ...textBlock(word, { x: x + 25, y, ...style }).items];
}
