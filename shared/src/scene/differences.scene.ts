import type { Difference, DifferenceKind } from "../programme/mapDifferences.ts";
import { LANE_NAME_WIDTH } from "./journey.metrics.ts";
import type { Scene, SceneItem, SceneNode } from "./scene.types.ts";

/** Each kind by a line, a sign and a colour of its own, so that none of them is needed alone. */
const LOOKS: Record<DifferenceKind, { colour: string; dash?: readonly number[]; sign: string }> = {
  added: { colour: "asset-mark", sign: "M-3.6 0H3.6M0 -3.6V3.6" },
  changed: { colour: "primary", dash: [9, 4], sign: "M-3.8 1.6C-2.2 -2.4 -1 -2.4 0 0C1 2.4 2.2 2.4 3.8 -1.6" },
  removed: { colour: "pain-mark", dash: [2.5, 3.5], sign: "M-3.6 0H3.6" },
};
const BADGE = 8;

/** How the kinds are called where a scene is read aloud. */
export type DifferenceWords = Record<DifferenceKind, string>;

/**
 * A scene with what differs marked on it: on the earlier board what has gone or changed since, on the later one what is
 * new or changed. What no node stands for is only in lists.
 */
export function withDifferences(
  scene: Scene,
  differences: readonly Difference[],
  side: "earlier" | "later",
  words: DifferenceWords,
): Scene {
  const shown = differences.filter(
    ({ kind }) => kind === "changed" || kind === (side === "earlier" ? "removed" : "added"),
  );
  const byKey = new Map(shown.map((one) => [`${ROLES[one.part] ?? one.part}:${one.id}`, one]));
  const marks = scene.nodes.flatMap((node): SceneNode[] => {
    const found = byKey.get(node.key);
    return found ? [markNode(node, found.kind, words)] : [];
  });
  return marks.length === 0 ? scene : { ...scene, nodes: [...scene.nodes, ...marks] };
}

const ROLES: Partial<Record<Difference["part"], string>> = {
  stages: "stage",
  steps: "step",
  lanes: "lane",
  columns: "column",
  rows: "row",
  rings: "ring",
  notes: "note",
};

function markNode(node: SceneNode, kind: DifferenceKind, words: DifferenceWords): SceneNode {
  const { colour, dash, sign } = LOOKS[kind];
  // A lane is as wide as its map: its name alone is marked.
  const width = node.role === "lane" ? Math.min(node.width, LANE_NAME_WIDTH) : node.width;
  const inset = node.role === "note" ? -1.5 : 2;
  const box = { x: node.x + inset, y: node.y + inset, width: width - 2 * inset, height: node.height - 2 * inset };
  const at = { x: node.x + width - BADGE, y: node.y + (node.role === "note" ? 1 : BADGE + 2) };
  const items: SceneItem[] = [
    { type: "rect", ...box, radius: 7, stroke: colour, strokeWidth: 3, ...(dash && { dash }) },
    {
      type: "rect",
      x: at.x - BADGE,
      y: at.y - BADGE,
      width: 2 * BADGE,
      height: 2 * BADGE,
      radius: kind === "added" ? BADGE : kind === "changed" ? 5 : 1.5,
      fill: "surface",
      stroke: colour,
      strokeWidth: 2,
    },
    { type: "path", d: sign, x: at.x, y: at.y, scale: 1, stroke: colour, strokeWidth: 2.4 },
  ];
  const bounds = { x: box.x - 2, y: box.y - BADGE - 2, width: box.width + BADGE, height: box.height + BADGE + 4 };
  return {
    key: `difference:${node.key}`,
    role: "difference",
    ...bounds,
    items,
    label: `${words[kind]}: ${node.label}`,
  };
}
