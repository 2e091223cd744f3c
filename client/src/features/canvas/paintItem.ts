import type { ImageItem, LineItem, PathItem, RectItem, SceneItem, TextItem } from "@longtable/shared/scene/scene.types";
import { broughtImage } from "../images/brought.ts";
import type { Palette } from "./palette.ts";

/** What painting needs besides the scene. */
export interface Brush {
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
  palette: Palette;
  fontFamily: string;
  /** Screen pixels per board unit, without the device's own ratio. */
  zoom: number;
}

/** Text smaller than this on screen is a bar: it cannot be read, and letters cost most of all. */
export const LEAST_TEXT_PX = 5;

const paths = new Map<string, Path2D>();

function pathOf(d: string): Path2D {
  const known = paths.get(d);
  if (known) return known;
  const path = new Path2D(d);
  // Icons are few and come back; curves change with the board and must not pile up.
  if (paths.size > 400) paths.clear();
  paths.set(d, path);
  return path;
}

/** Paints one item of a scene in board units. */
export function paintItem(brush: Brush, item: SceneItem): void {
  if (item.type === "rect") paintRect(brush, item);
  else if (item.type === "text") paintText(brush, item);
  else if (item.type === "line") paintLine(brush, item);
  else if (item.type === "image") paintImage(brush, item);
  else paintPath(brush, item);
}

/** A picture, or an empty frame while it comes. */
function paintImage(brush: Brush, { x, y, width, height, imageId }: ImageItem): void {
  const image = broughtImage(imageId);
  if (image) brush.context.drawImage(image, x, y, width, height);
  else paintRect(brush, { type: "rect", x, y, width, height, fill: "surface", stroke: "line" });
}

function paintRect({ context, palette }: Brush, item: RectItem): void {
  const { x, y, width, height, radius = 0 } = item;
  if (radius === 0 && !item.stroke) {
    if (!item.fill) return;
    context.fillStyle = palette(item.fill);
    context.fillRect(x, y, width, height);
    return;
  }
  context.beginPath();
  if (radius === 0) context.rect(x, y, width, height);
  else context.roundRect(x, y, width, height, typeof radius === "number" ? Math.max(radius, 0) : [...radius]);
  if (item.fill) {
    context.fillStyle = palette(item.fill);
    context.fill();
  }
  if (item.stroke) stroke({ context, palette }, item.stroke, item.strokeWidth ?? 1, item.dash, () => context.stroke());
}

function stroke(
  { context, palette }: Pick<Brush, "context" | "palette">,
  colour: string,
  width: number,
  dash: readonly number[] | undefined,
  draw: () => void,
): void {
  context.strokeStyle = palette(colour);
  context.lineWidth = width;
  if (dash) context.setLineDash([...dash]);
  draw();
  if (dash) context.setLineDash([]);
}

function paintLine(brush: Brush, { points, stroke: colour, strokeWidth, dash }: LineItem): void {
  const { context } = brush;
  context.beginPath();
  context.lineJoin = "round";
  for (let index = 0; index + 1 < points.length; index += 2) {
    const [x, y] = [points[index] ?? 0, points[index + 1] ?? 0];
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  stroke(brush, colour, strokeWidth, dash, () => context.stroke());
}

function paintPath(brush: Brush, item: PathItem): void {
  const { context, palette } = brush;
  const path = pathOf(item.d);
  context.save();
  context.translate(item.x, item.y);
  context.scale(item.scale, item.scale);
  if (item.fill) {
    context.fillStyle = palette(item.fill);
    context.fill(path);
  }
  if (item.stroke) {
    context.lineCap = "round";
    context.lineJoin = "round";
    stroke(brush, item.stroke, item.strokeWidth ?? 1, item.dash, () => context.stroke(path));
  }
  context.restore();
}

function paintText(brush: Brush, item: TextItem): void {
  const { context, palette, fontFamily, zoom } = brush;
  const { x, y, size, width, anchor = "start" } = item;
  context.fillStyle = palette(item.fill);
  if (size * zoom < LEAST_TEXT_PX) {
    const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
    context.globalAlpha = 0.4;
    context.fillRect(left, y - size * 0.5, width, size * 0.42);
    context.globalAlpha = 1;
    return;
  }
  context.font = `${item.weight} ${size}px ${fontFamily}`;
  context.direction = item.direction ?? "ltr";
  context.textAlign = anchor === "middle" ? "center" : anchor === "end" ? "right" : "left";
  context.fillText(item.text, x, y);
}
