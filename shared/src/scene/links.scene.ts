import type { Note } from "../board/board.types.ts";
import type { Scene, SceneItem, SceneNode } from "./scene.types.ts";

const DOT = 3.5;
/** Between notes that stand below each other a line goes around those between, this far out. */
const BULGE = 16;
const AT_ORIGIN = { x: 0, y: 0, scale: 1 } as const;

/**
 * A scene with lines between notes that are linked: from the edge of the one to a dot at the edge of the other, over the
 * grounds of the lanes between them and behind the notes. What is linked to a note that is gone, or shown with another one, has no line; lists name it.
 */
export function withLinks(scene: Scene, notes: readonly Note[], linkedTo: (from: string, to: string) => string): Scene {
  const linked = notes.filter(({ linkIds }) => linkIds !== undefined && linkIds.length > 0);
  if (linked.length === 0) return scene;
  const notesHere = scene.nodes.filter(({ role }) => role === "note");
  const byId = new Map(notesHere.flatMap((node) => (node.id ? [[node.id, node]] : [])));
  const links = linked.flatMap(({ id, linkIds = [] }) =>
    linkIds.flatMap((other) => {
      const [from, to] = [byId.get(id), byId.get(other)];
      return from && to && from !== to ? [linkNode(from, to, notesHere, linkedTo)] : [];
    }),
  );
  return links.length === 0 ? scene : { ...scene, nodes: [...scene.nodes, ...links] };
}

function linkNode(
  from: SceneNode,
  to: SceneNode,
  notes: readonly SceneNode[],
  linkedTo: (from: string, to: string) => string,
): SceneNode {
  const isBelow = from.x < to.x + to.width && to.x < from.x + from.width;
  const [start, end] = isBelow
    ? [rightOf(from), rightOf(to)]
    : [edgePoint(from, middle(to)), edgePoint(to, middle(from))];
  const out = Math.max(start.x, end.x) + BULGE;
  const look = { stroke: "primary", strokeWidth: 1.75, dash: [6, 3] } as const;
  const around = `M${start.x} ${start.y}C${out} ${start.y} ${out} ${end.y} ${end.x} ${end.y}`;
  const items: SceneItem[] = [
    ...(isBelow
      ? [{ type: "path" as const, d: around, ...AT_ORIGIN, ...look }]
      : inTheOpen(
          start,
          end,
          notes.filter((note) => note !== from && note !== to),
        ).map((points) => ({ type: "line" as const, points, ...look }))),
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

type Spot = Readonly<{ x: number; y: number }>;

/** The parts of a line that no note covers, so that no words are struck through. */
function inTheOpen(start: Spot, end: Spot, notes: readonly SceneNode[]): [number, number, number, number][] {
  const covered = notes.flatMap((note) => shareInside(start, end, note) ?? []).toSorted((a, b) => a.from - b.from);
  const open: { from: number; to: number }[] = [];
  let reached = 0;
  for (const { from, to } of covered) {
    if (from > reached) open.push({ from: reached, to: from });
    reached = Math.max(reached, to);
  }
  if (reached < 1) open.push({ from: reached, to: 1 });
  const at = (share: number) => [start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share] as const;
  return open.map(({ from, to }) => [...at(from), ...at(to)]);
}

/** From which share of a line to which it runs inside a box; null for nowhere. */
function shareInside(start: Spot, end: Spot, box: SceneNode): { from: number; to: number } | null {
  let [from, to] = [0, 1];
  for (const [at, way, low, high] of [
    [start.x, end.x - start.x, box.x, box.x + box.width],
    [start.y, end.y - start.y, box.y, box.y + box.height],
  ] as const) {
    if (way === 0) {
      if (at <= low || at >= high) return null;
      continue;
    }
    const [one, other] = [(low - at) / way, (high - at) / way];
    from = Math.max(from, Math.min(one, other));
    to = Math.min(to, Math.max(one, other));
  }
  return from < to ? { from, to } : null;
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
