import type { Scene, SceneNode } from "@longtable/shared/scene/scene.types";
import { type HeadCut, headCut, wholeParts } from "./mapHeads.ts";

/** The least height of letters on the wall, in px at 1920 × 1080 (LOOK section 3). */
export const WALL_SMALLEST_PX = 34;

/** A part of a map that fills the wall: scene units, without the header bands that are drawn beside it. */
export interface MapPage {
  key: string;
  x: number;
  y: number;
  width: number;
  height: number;
  stageIds: readonly string[];
  /** What of the heads is left out: no words stand there. */
  heads: HeadCut;
}

export interface MapPages {
  /** Wall px at 1920 × 1080 for one scene unit. */
  zoom: number;
  pages: readonly MapPage[];
}

interface Size {
  width: number;
  height: number;
}

const CONTENT_ROLES: readonly SceneNode["role"][] = ["note", "curve", "visit"];
/** What has a name in the band at the side. */
const LANE_ROLES: readonly SceneNode["role"][] = ["lane", "scenario"];

/** The zoom at which the smallest words of a note can be read from the back row. */
export function readableZoom(scene: Scene): number {
  const sizes = scene.nodes
    .filter(({ role }) => role === "note")
    .flatMap(({ items }) => items.flatMap((item) => (item.type === "text" ? [item.size] : [])));
  return WALL_SMALLEST_PX / Math.min(16, ...(sizes.length > 0 ? sizes : [13]));
}

/**
 * Cuts a map into parts that can be read on the wall: along its steps first, then down its lanes, never through a
 * note. Parts with nothing in them are left out.
 *
 * @param wall - room for the map on the wall, in px at 1920 × 1080.
 */
export function mapPages(scene: Scene, wall: Size): MapPages {
  const zoom = readableZoom(scene);
  const content = scene.nodes.filter(({ role, label }) => CONTENT_ROLES.includes(role) && label !== "");
  const stages = scene.nodes.filter(({ role, id }) => role === "stage" && id !== undefined);
  const width = Math.max(1, wall.width / zoom - scene.headerWidth);
  const across = cut(scene.headerWidth, scene.width, width, scene.breaksX, []);
  const pages = across.flatMap(([x, right]) => {
    const heads = headCut(scene, [x, right]);
    const room = Math.max(1, wall.height / zoom - scene.headerHeight + heads.height);
    const inside = content
      .filter((node) => node.x < right && node.x + node.width > x)
      .flatMap((node) => wholeParts(node, [x, right], room));
    const down = cut(scene.headerHeight, scene.height, room, scene.breaksY, inside);
    return down.flatMap(([y, bottom]): MapPage[] => {
      if (!inside.some(([top, end]) => top < bottom && end > y)) return [];
      const here = stages.filter((node) => node.x < right - 1 && node.x + node.width > x + 1);
      const stageIds = here.map(({ id }) => id ?? "");
      return [{ key: `${x}:${y}`, x, y, width: right - x, height: bottom - y, stageIds, heads }];
    });
  });
  return { zoom, pages };
}

/**
 * Cuts a length into parts of at most `room`: at the last break that fits, else at the last place that cuts nothing,
 * else where the room ends.
 */
function cut(
  from: number,
  to: number,
  room: number,
  breaks: readonly number[],
  whole: readonly (readonly [number, number])[],
): [number, number][] {
  const parts: [number, number][] = [];
  let start = from;
  while (start < to) {
    const end = start + room >= to ? to : cutAt(start, start + room, breaks, whole);
    parts.push([start, end]);
    start = end;
  }
  return parts;
}

function cutAt(
  start: number,
  limit: number,
  breaks: readonly number[],
  whole: readonly (readonly [number, number])[],
): number {
  const atBreak = breaks.findLast((position) => position > start && position <= limit);
  if (atBreak !== undefined) return atBreak;
  const between = whole
    .flat()
    .filter((edge) => edge > start && edge <= limit)
    .filter((edge) => whole.every(([first, last]) => edge <= first || edge >= last));
  return between.length > 0 ? Math.max(...between) : limit;
}

/**
 * Where the band of lane names starts for a page: at the page's own top, or, for a page further down a lane that is
 * higher than the wall, at the lane's, so that its name is seen again.
 */
export function namesTop(scene: Scene, page: MapPage): number {
  const lane = scene.nodes.find(
    ({ role, y, height }) => LANE_ROLES.includes(role) && y < page.y && y + height >= page.y + page.height,
  );
  return lane?.y ?? page.y;
}

const meets = (node: SceneNode, { x, y, width, height }: MapPage): boolean =>
  node.x < x + width - 1 && node.x + node.width > x + 1 && node.y < y + height - 1 && node.y + node.height > y + 1;

/** The notes on a page, by their keys in the scene. */
export function notesIn(scene: Scene, page: MapPage): string[] {
  return scene.nodes.filter((node) => node.role === "note" && meets(node, page)).map(({ key }) => key);
}

/** What a page is called where one is chosen: its steps, the first and the last, and its lanes where there are several pages down. */
export function pageLabel(scene: Scene, page: MapPage): string {
  const across = { ...page, y: 0, height: scene.height };
  const down = { ...page, x: 0, width: scene.width };
  const named = (role: SceneNode["role"], window: MapPage) =>
    scene.nodes
      .filter((node) => node.role === role && node.label !== "" && meets(node, window))
      .map(({ label }) => label);
  const steps = named("step", across);
  const isWholeHeight = page.y <= scene.headerHeight && page.y + page.height >= scene.height;
  const lanes = isWholeHeight ? [] : LANE_ROLES.flatMap((role) => named(role, down));
  const ends = (labels: readonly string[]) => [...new Set([labels[0], labels.at(-1)])].filter(Boolean).join(" – ");
  return [ends(steps), ends(lanes)].filter(Boolean).join(", ");
}
