import { gapsOf } from "../scenarios/scenario.rules.ts";
import type { Scenario } from "../scenarios/scenario.schema.ts";
import { iconItems } from "./icons.ts";
import { LANE_NAME_WIDTH, STEP_WIDTH } from "./journey.metrics.ts";
import { FIT_ICONS, scenarioLooks } from "./scenarioLook.ts";
import type { SceneItem, SceneNode } from "./scene.types.ts";
import { textBlock } from "./textBlock.ts";
import type { SceneWords } from "./words.ts";

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
  const across = Math.max(1, Math.floor((width - LANE_NAME_WIDTH) / STEP_WIDTH));
  let top = y + PADDING;
  const nodes: SceneNode[] = [];
  for (let from = 0; from < gaps.length; from += across) {
    const cells = gaps.slice(from, from + across).map(({ one, need, kind, colour }, index): SceneNode => {
      // As wide as a step, so that no page's end cuts through it.
      const x = LANE_NAME_WIDTH + index * STEP_WIDTH;
      const line = { size: 12.5, lineHeight: 15.5, fill: "ink", maxWidth: STEP_WIDTH - 14 } as const;
      const who = `${one.pseudonym}: ${own.gaps[kind].toLowerCase()}`;
      const room = STEP_WIDTH - 14 - ICON - 5;
      const head = textBlock(who, { ...line, x: x + 7 + ICON + 5, y: top, maxWidth: room, weight: 700 });
      const what = textBlock(need.text, { ...line, x: x + 7, y: top + head.height + 2, weight: 400 });
      const mark = iconItems(FIT_ICONS[kind], { x: x + 7, y: top, size: ICON }, { ink: colour, cut: "surface" });
      const bounds = { x, y: top, width: STEP_WIDTH, height: head.height + 2 + what.height };
      const label = own.gap(one.pseudonym, need.text, kind);
      const items = [...mark, ...head.items, ...what.items];
      return { key: `gap:${one.id}:${need.id}`, role: "visit", ...bounds, items, label };
    });
    nodes.push(...cells);
    top += Math.max(...cells.map((node) => node.height)) + BETWEEN;
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
