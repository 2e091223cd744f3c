import type { RectItem, Scene, SceneItem, SceneNode } from "@longtable/shared/scene/scene.types";
import type { Box } from "./camera.ts";

/** What of a new scene must be painted again. */
export interface SceneChange {
  /** The new scene, with the old node objects where nothing changed. */
  scene: Scene;
  /** Boxes of both scenes whose picture is no longer right. */
  boxes: Box[];
}

/** Strokes and marks reach a little over a node's bounds. */
const REACH = 4;

/**
 * Compares two scenes node by node. A board is laid out anew at each change, so nodes are new objects even where they
 * look the same; kept old objects tell painters what they may keep.
 */
export function diffScenes(before: Scene, after: Scene): SceneChange {
  // Nearly all are the very same in the same place.
  const changed = before.nodes.filter((node, index) => node !== after.nodes[index]);
  const old = new Map(changed.map((node) => [node.key, node]));
  const boxes: Box[] = [];
  const nodes = after.nodes.map((node, index) => {
    if (node === before.nodes[index]) return node;
    const known = old.get(node.key);
    old.delete(node.key);
    if (known && sameNode(known, node)) return known;
    if (known && isGround(known) && isGround(node) && known.items[0].fill === node.items[0].fill) {
      boxes.push(...growth(known, node));
      return node;
    }
    boxes.push(reach(node));
    if (known) boxes.push(reach(known));
    return node;
  });
  for (const gone of old.values()) boxes.push(reach(gone));
  return { scene: { ...after, nodes }, boxes };
}

type Ground = SceneNode & { items: readonly [RectItem] };

/** One colour under everything, from the board's corner on. */
const isGround = (node: SceneNode): node is Ground =>
  node.role === "background" && node.x === 0 && node.y === 0 && node.items.length === 1 && isPlain(node.items[0]);
const isPlain = (item: SceneItem | undefined) => item?.type === "rect" && !item.stroke && !item.radius;

/** Where only one of two grounds lies: all else has its colour already. */
function growth(before: Box, after: Box): Box[] {
  const [left, right] = [Math.min(before.width, after.width), Math.max(before.width, after.width)];
  const [top, bottom] = [Math.min(before.height, after.height), Math.max(before.height, after.height)];
  return [
    { x: left, y: 0, width: right - left, height: bottom },
    { x: 0, y: top, width: right, height: bottom - top },
  ].filter(({ width, height }) => width > 0 && height > 0);
}

function reach({ x, y, width, height }: SceneNode): Box {
  return { x: x - REACH, y: y - REACH, width: width + 2 * REACH, height: height + 2 * REACH };
}

function sameNode(a: SceneNode, b: SceneNode): boolean {
  if (a === b) return true;
  if (a.x !== b.x || a.y !== b.y || a.width !== b.width || a.height !== b.height || a.label !== b.label) return false;
  if (a.area?.inner !== b.area?.inner || a.area?.from !== b.area?.from || a.area?.to !== b.area?.to) return false;
  return a.items.length === b.items.length && a.items.every((item, index) => sameItem(item, b.items[index]));
}

function sameItem(a: SceneItem, b: SceneItem | undefined): boolean {
  if (a === b) return true;
  if (!b || a.type !== b.type) return false;
  for (const key in a) {
    const [left, right] = [a[key as keyof SceneItem] as unknown, b[key as keyof SceneItem] as unknown];
    if (left === right) continue;
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    if (left.some((value, index) => value !== right[index])) return false;
  }
  for (const key in b) if (!(key in a)) return false;
  return true;
}
