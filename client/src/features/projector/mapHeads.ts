import type { Scene, SceneItem, SceneNode } from "@longtable/shared/scene/scene.types";

/** From one height to another, in scene units. */
export type Span = readonly [from: number, to: number];

/** Calm ground that stays below words in a head. */
const CALM = 8;
/** The line along the foot of the heads. */
const FOOT = 2;
/** The drawing that icons are scaled from. */
const ICON = 24;
/** How far letters reach over and under their line, in parts of their size. */
const OVER = 1;
const UNDER = 0.35;

/** From where to where something is drawn; null for a line down a side, which may be any length, and for what is not known. */
function spanOf(item: SceneItem): Span | null {
  if (item.type === "text") return [item.y - item.size * OVER, item.y + item.size * UNDER];
  if (item.type === "rect") return [item.y, item.y + item.height];
  return item.type === "path" && item.scale !== 1 ? [item.y, item.y + ICON * item.scale] : null;
}

const isSideLine = (item: SceneItem) => item.type === "line" && item.points[0] === item.points[2];

/** What words and marks take of a head, or all of it where that cannot be told. */
function spansOf(node: SceneNode): Span[] {
  const all: Span = [node.y, node.y + node.height];
  if (node.role !== "step") return [all];
  return node.items.filter((item) => !isSideLine(item)).map((item) => spanOf(item) ?? all);
}

/** What is left out of the heads over a part of a map: as much of each column, wherever no words stand in it. */
export interface HeadCut {
  height: number;
  columns: readonly { x: number; right: number; from: number }[];
}

/** Heads are as high as the longest of the whole map asks for: what those of one page can do without. */
export function headCut(scene: Scene, [x, right]: Span): HeadCut {
  const edges = [x, ...scene.breaksX.filter((edge) => edge > x && edge < right), right];
  const gaps = edges.slice(1).map((end, index) => ({ ...widestGap(scene, [edges[index] ?? x, end]), right: end }));
  const height = Math.min(...gaps.map((gap) => gap.height));
  return height > 0 ? { height, columns: gaps } : { height: 0, columns: [] };
}

/** Where the names of stages end; the top where there are none. */
export const stagesFoot = ({ nodes }: Scene): number =>
  Math.max(0, ...nodes.filter(({ role }) => role === "stage").map(({ y, height }) => y + height));

/** The highest band without words in the heads of a column. */
function widestGap({ nodes, headerHeight }: Scene, [x, right]: Span): { x: number; from: number; height: number } {
  const heads = nodes.filter(
    (node) =>
      (node.role === "stage" || node.role === "step" || node.role === "pin") &&
      node.y < headerHeight - CALM &&
      node.x < right - 1 &&
      node.x + node.width > x + 1,
  );
  const taken = [...heads.flatMap(spansOf), [headerHeight - FOOT, headerHeight] as const];
  let widest = { x, from: 0, height: 0 };
  let end = 0;
  for (const [from, to] of taken.toSorted(([a], [b]) => a - b)) {
    const height = from - end - CALM;
    if (end > 0 && height > widest.height) widest = { x, from: end + CALM, height };
    end = Math.max(end, to);
  }
  return widest;
}

/**
 * What a page must not cut of a node over a part of the map: all of it; of a curve that is higher than a page, down
 * to what is drawn there, and apart from it the room's words below.
 */
export function wholeParts(node: SceneNode, [x, right]: Span, room: number): Span[] {
  const bottom = node.y + node.height;
  if (node.role !== "curve" || node.height <= room) return [[node.y, bottom]];
  const foot = node.foot ?? bottom;
  const feet = node.items
    .filter((item) => (item.type === "text" || item.type === "rect") && item.x >= x && item.x < right)
    .map((item) => spanOf(item) ?? [node.y, bottom]);
  const within = (from: number, to: number) => feet.filter(([top]) => top >= from && top < to).map(([, end]) => end);
  const [drawn, said] = [within(node.y, foot), within(foot, bottom + 1)];
  // The curve's scale stands beside all of it, as far as there is room.
  const scale = Math.min(foot, node.y + room);
  return [
    ...(drawn.length > 0 ? [[node.y, Math.max(scale, ...drawn)] as const] : []),
    ...(said.length > 0 ? [[foot, Math.max(...said)] as const] : []),
  ];
}
