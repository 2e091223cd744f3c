import type { Point } from "@longtable/shared/board/board.types";
import type { NodeRole, RingArea, Scene, SceneNode } from "@longtable/shared/scene/scene.types";
import { type Box, boxesMeet, boxHolds } from "./camera.ts";

const CELL = 256;

/** Finds a scene's nodes by place and by key, without looking at all of them. */
export interface SceneIndex {
  readonly scene: Scene;
  /** Nodes that meet the box, in painting order. */
  inBox(box: Box): SceneNode[];
  /** The topmost node of these roles at a point. */
  at(point: Point, roles: readonly NodeRole[]): SceneNode | null;
  byKey(key: string): SceneNode | null;
  /** The notes, in reading order. */
  readonly notes: readonly SceneNode[];
  /** The bottom of what lane names and heads belong to; below lies the unplaced tray. */
  readonly bodyBottom: number;
}

/** Sorts a scene's nodes into a grid. About 2 ms for 2,000 notes. */
export function indexScene(scene: Scene): SceneIndex {
  const cells = new Map<number, number[]>();
  let keys: ReadonlyMap<string, SceneNode> | null = null;
  const large: number[] = [];
  scene.nodes.forEach((node, order) => {
    const [left, top, right, bottom] = cellRange(node);
    if ((right - left + 1) * (bottom - top + 1) > 64) {
      large.push(order);
      return;
    }
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const key = cellKey(column, row);
        const held = cells.get(key);
        if (held) held.push(order);
        else cells.set(key, [order]);
      }
    }
  });

  const candidates = (box: Box): number[] => {
    const found = new Set(large);
    const [left, top, right, bottom] = cellRange(box);
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        for (const order of cells.get(cellKey(column, row)) ?? []) found.add(order);
      }
    }
    return [...found].sort((a, b) => a - b);
  };
  const tray = scene.nodes.find(({ role }) => role === "tray");
  const nodesOf = (orders: readonly number[]) =>
    orders.flatMap((order) => {
      const node = scene.nodes[order];
      return node ? [node] : [];
    });

  return {
    scene,
    notes: scene.nodes.filter(({ role }) => role === "note"),
    bodyBottom: tray ? tray.y - 12 : scene.height,
    inBox: (box) => nodesOf(candidates(box)).filter((node) => boxesMeet(node, box)),
    at: (point, roles) =>
      nodesOf(candidates({ ...point, width: 1, height: 1 })).findLast(
        (node) => roles.includes(node.role) && boxHolds(node, point) && areaHolds(node.area, point),
      ) ?? null,
    byKey(key) {
      keys ??= new Map(scene.nodes.map((node) => [node.key, node]));
      return keys.get(key) ?? null;
    },
  };
}

/** True inside a slice of a ring, and for nodes that are rectangles. */
function areaHolds(area: RingArea | undefined, { x, y }: Point): boolean {
  if (!area) return true;
  const distance = Math.hypot(x - area.x, y - area.y);
  if (distance < area.inner || distance > area.outer) return false;
  const turn = 2 * Math.PI;
  const angle = (((Math.atan2(x - area.x, area.y - y) - area.from) % turn) + turn) % turn;
  return angle <= area.to - area.from;
}

/** A number for a grid cell; boards are far smaller than this has room for. */
const cellKey = (column: number, row: number) => column * 100_003 + row;

function cellRange({ x, y, width, height }: Box): [number, number, number, number] {
  return [
    Math.floor(x / CELL),
    Math.floor(y / CELL),
    Math.floor((x + Math.max(width, 0)) / CELL),
    Math.floor((y + Math.max(height, 0)) / CELL),
  ];
}
