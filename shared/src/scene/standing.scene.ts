import type { BoardMarks } from "../board/board.marks.ts";
import type { MapStatus } from "../versions/versions.types.ts";
import { type IconName, iconItems } from "./icons.ts";
import { LANE_NAME_WIDTH } from "./journey.metrics.ts";
import type { SceneItem, SceneNode } from "./scene.types.ts";
import { textBlock } from "./textBlock.ts";
import type { SceneWords } from "./words.ts";

const ICONS: Record<MapStatus, IconName> = { draft: "proposed", senseChecked: "half", confirmed: "full" };
const LINE = 17;
/** Below how many steps there are. */
const TOP = 32;

/** In a map's corner: whether it shows now or later, and how far it can be relied on, by mark and word. */
export function standingNodes(standing: BoardMarks["standing"], words: SceneWords): SceneNode[] {
  if (!standing) return [];
  const { state, status } = standing;
  const lines: SceneItem[] = [];
  let y = TOP;
  const say = (text: string, x: number, weight: 400 | 700) => {
    const block = textBlock(text, {
      ...{ x, y, maxWidth: LANE_NAME_WIDTH - x - 6, size: 13, lineHeight: LINE, weight, fill: "ink" },
    });
    lines.push(...block.items);
    y += block.height;
  };
  if (state) say(words.mapStates[state], 14, 700);
  const icon = { x: 14, y: y + 1.5, size: 14 };
  say(words.mapStatuses[status], 33, status === "draft" ? 400 : 700);
  const items = [
    ...lines,
    ...iconItems(ICONS[status], icon, { ink: status === "draft" ? "ink-2" : "asset-mark", cut: "surface" }),
  ];
  const label = [...(state ? [words.mapStates[state]] : []), words.mapStatuses[status]].join(", ");
  return [
    { key: "standing", role: "title", x: 14, y: TOP, width: LANE_NAME_WIDTH - 20, height: y - TOP, items, label },
  ];
}
