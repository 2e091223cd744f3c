import type { Point } from "@longtable/shared/board/board.types";
import type { Scene } from "@longtable/shared/scene/scene.types";
import { type Box, boxAround, boxesMeet, boxMiddle, type Camera, fitBox, lookAt, type Size } from "./camera.ts";

/** Below this a board opens at full size from its start: a whole map nobody can read helps nobody. */
const LEAST_WHOLE_ZOOM = 0.7;
/** So large rings open at least: the words of a note are 10 px high then. */
const LEAST_RINGS_ZOOM = 0.75;
/** So many places are tried for the view of rings that are too large for it. */
const MOST_TRIED = 60;

/** Where a board is looked at first: the whole of it where that can be read, else where its reading starts. */
export function openingCamera(scene: Scene, view: Size, fits: boolean): Camera {
  const whole = fitBox({ x: 0, y: 0, width: scene.width, height: scene.height }, view);
  const { anchor } = scene;
  if (fits || whole.zoom >= (anchor ? LEAST_RINGS_ZOOM : LEAST_WHOLE_ZOOM)) return startAt(whole);
  return anchor ? lookAt(fullestSpot(scene, anchor, view), view, LEAST_RINGS_ZOOM) : { x: 0, y: 0, zoom: 1 };
}

/** A board smaller than the view stands at the top, where reading starts. */
function startAt(camera: Camera): Camera {
  return camera.y < 0 ? { ...camera, y: Math.max(camera.y, -16 / camera.zoom) } : camera;
}

/** The spot whose view shows most notes whole, the rings' middle where others are no better, moved so that it cuts no name. */
function fullestSpot({ nodes }: Scene, anchor: Point, view: Size): Point {
  const rings = boxAround(nodes.filter(({ role }) => role === "ring"));
  const notes = nodes.filter(({ role, y }) => role === "note" && rings !== null && y < rings.y + rings.height);
  const all = boxAround(notes);
  if (!all) return anchor;
  const seen = { width: view.width / LEAST_RINGS_ZOOM, height: view.height / LEAST_RINGS_ZOOM };
  const boxAt = ({ x, y }: Point) => ({ x: x - seen.width / 2, y: y - seen.height / 2, ...seen });
  const wholeAt = (spot: Point) => notes.filter((note) => holdsWhole(boxAt(spot), note));
  const away = ({ x, y }: Point) => Math.hypot(x - anchor.x, y - anchor.y);
  const spots = notes.map(boxMiddle).toSorted((one, other) => away(one) - away(other));
  let [best, most] = [anchor, -1];
  for (const spot of [anchor, boxMiddle(all), ...spots.slice(0, MOST_TRIED)]) {
    const count = wholeAt(spot).length;
    if (count > most) [best, most] = [spot, count];
  }
  const names = nodes.filter(({ role, items }) => role === "title" && items.length > 0);
  const cutAt = (spot: Point) => names.filter((name) => boxesMeet(name, boxAt(spot)) && !holdsWhole(boxAt(spot), name));
  const cut = cutAt(best);
  const aside = cut
    .flatMap((name) => waysPast(boxAt(best), name))
    .map(({ x, y }) => ({ x: best.x + x, y: best.y + y }));
  const far = ({ x, y }: Point) => Math.hypot(x - best.x, y - best.y);
  const asGood = aside.filter((spot) => wholeAt(spot).length >= most && cutAt(spot).length === 0);
  const named = (spot: Point) => names.filter((name) => holdsWhole(boxAt(spot), name)).length;
  return asGood.toSorted((one, other) => named(other) - named(one) || far(one) - far(other))[0] ?? best;
}

/** How a view moves until it holds a box that its edge cuts, or holds nothing of it: along each axis. */
function waysPast(view: Box, { x, y, width, height }: Box): Point[] {
  const along = (from: number, size: number, at: number, length: number) => [
    at - from,
    at + length - from,
    at - from - size,
    at + length - from - size,
  ];
  return [
    ...along(view.x, view.width, x, width).map((by) => ({ x: by, y: 0 })),
    ...along(view.y, view.height, y, height).map((by) => ({ x: 0, y: by })),
  ];
}

const holdsWhole = ({ x, y, width, height }: Box, inner: Box) =>
  inner.x >= x && inner.y >= y && inner.x + inner.width <= x + width && inner.y + inner.height <= y + height;
