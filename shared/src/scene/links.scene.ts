import type { Note } from "../board/board.types.ts";
import type { Scene, SceneItem, SceneNode } from "./scene.types.ts";

const DOT = 3.5;
/** Between notes that stand below each other a line goes around those between, this far out. */
const BULGE = 16;
const AT_ORIGIN = { x: 0, y: 0, scale: 1 } as const;

/**
 * A scene with lines between notes that are linked: from the edge of the one to a dot at the edge of the other, over the
 * grounds of the lanes between them. What is linked to a note that is gone, or shown with another one, has no line; lists name it.
 */
export function withLinks(scene: Scene, notes: readonly Note[], linkedTo: (from: string, to: string) => string): Scene {
  const linked = notes.filter(({ linkIds }) => linkIds !== undefined && linkIds.length > 0);
  if (linked.length === 0) return scene;
  const byId = new Map(scene.nodes.flatMap((node) => (node.role === "note" && node.id ? [[node.id, node]] : [])));
  const links = linked.flatMap(({ id, linkIds = [] }) =>
    linkIds.flatMap((other) => {
      const [from, to] = [byId.get(id), byId.get(other)];
      return from && to && from !== to ? [linkNode(from, to, linkedTo)] : [];
    }),
  );
  return links.length === 0 ? scene : { ...scene, nodes: [...scene.nodes, ...links] };
}

function linkNode(from: SceneNode, to: SceneNode, linkedTo: (from: string, to: string) => string): SceneNode {
  const isBelow = from.x < to.x + to.width && to.x < from.x + from.width;
  const [start, end] = isBelow
    ? [rightOf(from), rightOf(to)]
    : [edgePoint(from, middle(to)), edgePoint(to, middle(from))];
  const out = Math.max(start.x, end.x) + BULGE;
  const look = { stroke: "primary", strokeWidth: 1.75, dash: [6, 3] } as const;
  const items: SceneItem[] = [
    isBelow
      ? {
          type: "path",
          d: `M${start.x} ${start.y}C${out} ${start.y} ${out} ${end.y} ${end.x} ${end.y}`,
          ...AT_ORIGIN,
          ...look,
        }
      : { type: "line", points: [start.x, start.y, end.x, end.y], ...look },
    { type: "rect", x: end.x - DOT, y: end.y - DOT, width: 2 * DOT, height: 2 * DOT, radius: DOT, fill: "primary" },
  ];
  const [left, top] = [Math.min(start.x, end.x), Math.min(start.y, end.y)];
  return {
    key: `link:${from.id}:${to.id}`,
    role: "link",
    x: left - DOT,
    y: top - DOT,
    width: (isBelow ? out - left : Math.abs(start.x - end.x)) + 2 * DOT,
    height: Math.abs(start.y - end.y) + 2 * DOT,
    items,
    label: linkedTo(from.label, to.label),
  };
}

const rightOf = ({ x, y, width, height }: SceneNode) => ({ x: x + width, y: y + height / 2 });
const middle = ({ x, y, width, height }: SceneNode) => ({ x: x + width / 2, y: y + height / 2 });

/** Where the line from a node's middle to a point leaves the node. */
function edgePoint(node: SceneNode, towards: { x: number; y: number }): { x: number; y: number } {
  const at = middle(node);
  const [dx, dy] = [towards.x - at.x, towards.y - at.y];
  if (dx === 0 && dy === 0) return at;
  const share = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : node.width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : node.height / 2 / Math.abs(dy),
  );
  return { x: at.x + dx * Math.min(1, share), y: at.y + dy * Math.min(1, share) };
}
