import { LAYERS, type Lane, type Layer } from "./journey.types.ts";

/** The lines a map can draw. They are derived from the lanes and never stored (METHODS I2). */
export const MAP_LINES = ["interaction", "visibility", "internalInteraction"] as const;
export type MapLine = (typeof MAP_LINES)[number];

/** Layers above each line; the rest lies below. Analysis never counts. */
const ABOVE: Record<MapLine, readonly Layer[]> = {
  interaction: ["tangible", "user"],
  visibility: ["tangible", "user", "frontstage"],
  internalInteraction: ["tangible", "user", "frontstage", "backstage"],
};

/** Lines with their place: drawn above the lane of that index. */
export interface PlacedLine {
  line: MapLine;
  aboveLaneIndex: number;
}

/** Lanes in the order they are drawn: by layer, within a layer by their own order (METHODS I2). */
export function sortLanes(lanes: readonly Lane[]): Lane[] {
  return lanes.toSorted(
    (a, b) =>
      LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer) ||
      (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1),
  );
}

/**
 * Where lines are drawn among lanes sorted by `sortLanes`. A line is drawn only if both of its sides have a lane;
 * the internal line needs a backstage lane above it, so that it does not lie on the line of visibility.
 */
export function placeLines(sorted: readonly Lane[]): PlacedLine[] {
  const counted = sorted.filter((lane) => lane.layer !== "analysis");
  return MAP_LINES.flatMap((line) => {
    const firstBelow = counted.findIndex((lane) => !ABOVE[line].includes(lane.layer));
    if (firstBelow <= 0) return [];
    if (line === "internalInteraction" && !counted.some((lane) => lane.layer === "backstage")) return [];
    const below = counted[firstBelow];
    return [{ line, aboveLaneIndex: sorted.findIndex((lane) => lane.id === below?.id) }];
  });
}
