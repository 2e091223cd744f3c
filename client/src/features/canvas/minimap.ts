import type { Point } from "@longtable/shared/board/board.types";
import type { NodeRole, Scene } from "@longtable/shared/scene/scene.types";
import type { Box, Camera, Size } from "./camera.ts";
import type { Palette } from "./palette.ts";

/** The overview is never larger than this, in CSS pixels. */
export const MOST: Size = { width: 184, height: 120 };
/** It is of no help on views narrower than this, or once the whole board is in view. */
const LEAST_VIEW = 720;

/** Overview pixels per board unit, so that the whole board fits. */
export const scaleOf = ({ width, height }: Size): number => Math.min(MOST.width / width, MOST.height / height);

/** The part of the board that is in view, in overview pixels, cut to the overview. */
export function frameOf({ x, y, zoom }: Camera, view: Size, board: Size): Box {
  const scale = scaleOf(board);
  const between = (value: number, most: number) => Math.min(Math.max(value * scale, 0), most * scale);
  const [left, top] = [between(x, board.width), between(y, board.height)];
  return {
    x: left,
    y: top,
    width: between(x + view.width / zoom, board.width) - left,
    height: between(y + view.height / zoom, board.height) - top,
  };
}

/** The camera that has a point of the overview in the middle of the view. */
export function cameraTo(at: Point, { zoom }: Camera, view: Size, board: Size): Camera {
  const scale = scaleOf(board);
  return { x: at.x / scale - view.width / zoom / 2, y: at.y / scale - view.height / zoom / 2, zoom };
}

/** True where an overview says something the view does not. */
export function isOfUse({ x, y, zoom }: Camera, view: Size, board: Size): boolean {
  const holds = x <= 0 && y <= 0 && x + view.width / zoom >= board.width && y + view.height / zoom >= board.height;
  return view.width >= LEAST_VIEW && board.width > 1 && !holds;
}

/** Places as outlines, notes and people's visits as blots of their own colour, the darker one: enough to know where one is. */
export function paintMinimap(canvas: HTMLCanvasElement, scene: Scene, palette: Palette, ratio: number): void {
  const scale = scaleOf(scene) * ratio;
  const size = { width: Math.ceil(scene.width * scale), height: Math.ceil(scene.height * scale) };
  // A finished picture is handed over where the browser can: a canvas it may still paint on is copied for every frame.
  const still = typeof OffscreenCanvas === "function" ? canvas.getContext("bitmaprenderer") : null;
  const surface = still ? new OffscreenCanvas(size.width, size.height) : Object.assign(canvas, size);
  const context = surface.getContext("2d") as Brush | null;
  if (!context) return;
  context.fillStyle = palette("ground");
  context.fillRect(0, 0, size.width, size.height);
  context.scale(scale, scale);
  paintScene(context, scene, palette, ratio / scale);
  if (still && "transferToImageBitmap" in surface) still.transferFromImageBitmap(surface.transferToImageBitmap());
}

type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

const OUTLINED: ReadonlySet<NodeRole> = new Set(["cell", "column", "tray", "scenario"]);

/** `thin` is one CSS pixel in board units. */
function paintScene(context: Brush, scene: Scene, palette: Palette, thin: number): void {
  context.lineWidth = thin;
  context.strokeStyle = palette("hair");
  for (const { role, area, x, y, width, height } of scene.nodes) {
    if (area) {
      context.beginPath();
      context.arc(area.x, area.y, area.outer, 0, 2 * Math.PI);
      context.stroke();
    } else if (OUTLINED.has(role)) context.strokeRect(x, y, width, height);
    else if (role === "step" || role === "stage") {
      context.fillStyle = palette("hair");
      context.fillRect(x, y, width, height);
    }
  }
  const least = 1.5 * thin;
  for (const node of scene.nodes) {
    if (node.role !== "note" && node.role !== "visit") continue;
    context.fillStyle = palette(node.mark ?? "ink-soft");
    context.fillRect(node.x, node.y, Math.max(node.width, least), Math.max(node.height, least));
  }
}
