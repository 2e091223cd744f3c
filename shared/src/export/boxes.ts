import type { TextItem } from "../scene/scene.types.ts";

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** True when two boxes share more than an edge. */
export function intersects(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Layout sums many fractions; this much is no overlap. */
const SLACK = 0.01;

/** True when `inner` lies in `outer`, edges included. */
export function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x - SLACK &&
    inner.y >= outer.y - SLACK &&
    inner.x + inner.width <= outer.x + outer.width + SLACK &&
    inner.y + inner.height <= outer.y + outer.height + SLACK
  );
}

/** Where a line of text stands, from its capitals to its baseline. */
export function textBox({ x, y, width, size, anchor = "start" }: TextItem): Box {
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { x: left, y: y - size * 0.7, width: Math.max(width, 0.1), height: size * 0.7 };
}
