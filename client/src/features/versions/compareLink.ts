import type { Scene, SceneNode } from "@longtable/shared/scene/scene.types";

export type Axis = "x" | "y";

interface Stop {
  key: string;
  at: number;
  size: number;
}

/** What is passed along an axis: steps across, lanes down; on other boards columns and rows. */
function stopsOf({ nodes }: Scene, axis: Axis): Stop[] {
  const roles: readonly SceneNode["role"][] = axis === "x" ? ["step", "column"] : ["lane", "row"];
  return nodes
    .filter(({ role }) => roles.includes(role))
    .map(({ key, ...node }) => ({ key, at: node[axis], size: axis === "x" ? node.width : node.height }))
    .toSorted((a, b) => a.at - b.at);
}

/**
 * Where one picture is to stand while another one is scrolled: at the same step and lane, as far into it. Between two that are in both it
 * goes with the one before; where nothing is in both, at the same part of the whole.
 *
 * @param offset - how far the first picture is scrolled past its heads, in board units.
 */
export function linkedOffset(from: Scene, to: Scene, axis: Axis, offset: number): number {
  const head = (scene: Scene) => (axis === "x" ? scene.headerWidth : scene.headerHeight);
  const length = (scene: Scene) => (axis === "x" ? scene.width : scene.height);
  const there = new Map(stopsOf(to, axis).map((stop) => [stop.key, stop]));
  const stops = stopsOf(from, axis);
  const at = offset + head(from);
  const index = stops.findLastIndex((stop) => stop.at <= at);
  const here = stops[index];
  const match = here && there.get(here.key);
  if (here && match) {
    const into = Math.min(1, (at - here.at) / Math.max(1, here.size));
    return Math.max(0, match.at + into * match.size - head(to));
  }
  const before = stops.slice(0, Math.max(0, index)).findLast(({ key }) => there.has(key));
  const stand = before && there.get(before.key);
  if (stand) return Math.max(0, stand.at + stand.size - head(to));
  if (stops.some(({ key }) => there.has(key))) return 0;
  return (offset / Math.max(1, length(from))) * length(to);
}
