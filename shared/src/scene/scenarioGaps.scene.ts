import { gapsOf } from "../scenarios/scenario.rules.ts";
import type { Scenario } from "../scenarios/scenario.schema.ts";
import { iconItems } from "./icons.ts";
import { LANE_NAME_WIDTH, STEP_WIDTH } from "./journey.metrics.ts";
import { FIT_ICONS, scenarioLooks } from "./scenarioLook.ts";
import type { SceneItem, SceneNode } from "./scene.types.ts";
import { textBlock } from "./textBlock.ts";
import type { SceneWords } from "./words.ts";

/** So many steps wide is one gap. */
const SPAN = 3;
const ICON = 15;
const PADDING = 12;
const BETWEEN = 6;

interface Row {
  nodes: SceneNode[];
  height: number;
}

/** Below the ways of all people: the needs that nobody meets, side by side; nothing where every need is met. */
export function gapsRow(scenarios: readonly Scenario[], y: number, width: number, words: SceneWords): Row {
  const own = words.scenarios;
  const looks = scenarioLooks(scenarios);
  const gaps = scenarios.flatMap((one, index) =>
    gapsOf(one).map(({ need, kind }) => ({ one, need, kind, colour: looks[index]?.colour ?? "primary" })),
  );
  if (gaps.length === 0) return { nodes: [], height: 0 };
  const across = Math.max(1, Math.floor((width - LANE_NAME_WIDTH) / (SPAN * STEP_WIDTH)));
  const span = Math.min(SPAN * STEP_WIDTH, width - LANE_NAME_WIDTH);
  let top = y + PADDING;
  const nodes: SceneNode[] = [];
  for (let from = 0; from < gaps.length; from += across) {
    const line = gaps.slice(from, from + across).map(({ one, need, kind, colour }, index): SceneNode => {
      const x = LANE_NAME_WIDTH + index * span;
      const label = own.gap(one.pseudonym, need.text, kind);
      const style = { size: 12.5, lineHeight: 15.5, weight: 400, fill: "ink" } as const;
      const block = textBlock(label, { x: x + 14 + ICON + 6, y: top, maxWidth: span - ICON - 34, ...style });
      const mark = iconItems(FIT_ICONS[kind], { x: x + 14, y: top, size: ICON }, { ink: colour, cut: "surface" });
      const key = `gap:${one.id}:${need.id}`;
      const items = [...mark, ...block.items];
      return { key, role: "visit", x, y: top, width: span, height: Math.max(ICON, block.height), items, label };
    });
    nodes.push(...line);
    top += Math.max(...line.map((node) => node.height)) + BETWEEN;
  }
  const name = textBlock(own.gapsTitle, {
    x: 14,
    y: y + PADDING,
    maxWidth: LANE_NAME_WIDTH - 24,
    size: 14,
    lineHeight: 17.5,
    weight: 700,
    fill: "ink",
  });
  const height = Math.max(top - y - BETWEEN + PADDING, name.height + 2 * PADDING);
  const items: SceneItem[] = [
    { type: "rect", x: 0, y, width, height, fill: "surface" },
    { type: "line", points: [0, y + height, width, y + height], stroke: "hair", strokeWidth: 1 },
    { type: "line", points: [LANE_NAME_WIDTH, y, LANE_NAME_WIDTH, y + height], stroke: "line", strokeWidth: 1 },
    ...name.items,
  ];
  const band: SceneNode = { key: "gaps", role: "scenario", x: 0, y, width, height, items, label: own.gapsTitle };
  return { nodes: [band, ...nodes], height };
}
