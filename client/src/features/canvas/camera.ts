import type { Point } from "@longtable/shared/board/board.types";

/** A box in board units or in screen pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

/** Where a view looks: `x` and `y` are the board point in its top left corner, `zoom` is screen pixels per board unit. */
export interface Camera {
  x: number;
  y: number;
  zoom: number;
}

export const LEAST_ZOOM = 0.1;
export const MOST_ZOOM = 4;
const STOPS = [0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4];
/** Pixels of the board that always stay in view, so that nobody gets lost beside it. */
const KEPT_IN_VIEW = 96;

export function clampZoom(zoom: number): number {
  return Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom));
}

/** The board point under a screen point. */
export function toBoard({ x, y, zoom }: Camera, at: Point): Point {
  return { x: x + at.x / zoom, y: y + at.y / zoom };
}

/** The screen point over a board point. */
export function toScreen({ x, y, zoom }: Camera, at: Point): Point {
  return { x: (at.x - x) * zoom, y: (at.y - y) * zoom };
}

/** The screen box over a board box. */
export function boxToScreen(camera: Camera, box: Box): Box {
  return { ...toScreen(camera, box), width: box.width * camera.zoom, height: box.height * camera.zoom };
}

/** Moves the view by screen pixels. */
export function panBy(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x + dx / camera.zoom, y: camera.y + dy / camera.zoom };
}

/** Zooms so that the board point under `at` (screen pixels) stays under it. */
export function zoomAt(camera: Camera, at: Point, zoom: number): Camera {
  const next = clampZoom(zoom);
  const fixed = toBoard(camera, at);
  return { x: fixed.x - at.x / next, y: fixed.y - at.y / next, zoom: next };
}

/** The next zoom stop in a direction, from wherever the zoom is now. */
export function nextStop(zoom: number, direction: 1 | -1): number {
  const found = direction > 0 ? STOPS.find((stop) => stop > zoom * 1.01) : STOPS.findLast((stop) => stop < zoom * 0.99);
  return found ?? clampZoom(zoom);
}

/** Shows a board box whole, in the middle, never larger than `mostZoom`. */
export function fitBox(box: Box, view: Size, { padding = 24, mostZoom = 1 } = {}): Camera {
  const room = { width: Math.max(view.width - 2 * padding, 1), height: Math.max(view.height - 2 * padding, 1) };
  const ratio = Math.min(room.width / Math.max(box.width, 1), room.height / Math.max(box.height, 1));
  return lookAt(boxMiddle(box), view, clampZoom(Math.min(ratio, mostZoom)));
}

/** The smallest box around all; null for none. */
export function boxAround(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

export const boxMiddle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

/** Looks at a board point in the middle of the view. */
export function lookAt(at: Point, view: Size, zoom: number): Camera {
  return { x: at.x - view.width / zoom / 2, y: at.y - view.height / zoom / 2, zoom };
}

/** The nearest camera that still shows a part of the board. */
export function keepInReach(camera: Camera, board: Size, view: Size): Camera {
  const kept = KEPT_IN_VIEW / camera.zoom;
  const between = (value: number, low: number, high: number) => Math.min(Math.max(value, low), Math.max(low, high));
  return {
    ...camera,
    x: between(camera.x, kept - view.width / camera.zoom, board.width - kept),
    y: between(camera.y, kept - view.height / camera.zoom, board.height - kept),
  };
}

/** Moves the view just enough to show a board box; a box larger than the view shows its start. */
export function reveal(camera: Camera, box: Box, view: Size, inset: { left: number; top: number }): Camera {
  const margin = 16 / camera.zoom;
  const left = camera.x + inset.left / camera.zoom + margin;
  const top = camera.y + inset.top / camera.zoom + margin;
  const right = camera.x + view.width / camera.zoom - margin;
  const bottom = camera.y + view.height / camera.zoom - margin;
  const dx = box.x < left ? box.x - left : Math.max(0, Math.min(box.x + box.width - right, box.x - left));
  const dy = box.y < top ? box.y - top : Math.max(0, Math.min(box.y + box.height - bottom, box.y - top));
  return dx === 0 && dy === 0 ? camera : { ...camera, x: camera.x + dx, y: camera.y + dy };
}

/** True when two boxes share some area. */
export function boxesMeet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && a.x + a.width > b.x && a.y < b.y + b.height && a.y + a.height > b.y;
}

export function boxHolds(box: Box, at: Point): boolean {
  return at.x >= box.x && at.x < box.x + box.width && at.y >= box.y && at.y < box.y + box.height;
}
