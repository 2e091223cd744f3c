import type { ScenePage } from "@longtable/shared/export/pages";
import { roundedPath } from "@longtable/shared/export/toSvg";
import type { ImageItem, RectItem, Scene, SceneItem, SceneNode, TextItem } from "@longtable/shared/scene/scene.types";
import { themeColour } from "@longtable/shared/scene/themes";
import { type Canvas, createCanvas, GlobalFonts, Image, Path2D, type SKRSContext2D } from "@napi-rs/canvas";
import { FALLBACK_FILES, FONT_FAMILY, FONT_FILES } from "./exportFonts.ts";
import { pngFile } from "./pngFile.ts";

/** Larger than this there is nothing more to see. */
const MOST_ZOOM = 8;
/** Four bytes a pixel while it is painted; an 8k picture of a screen's shape. */
const MOST_PIXELS = 34_000_000;

/** Paper is always light (LOOK, print). */
const paint = (colour: string) => themeColour("light", colour);

let families: string | null = null;

/** Registers the bundled fonts once and names them in the order in which they are asked for a letter. */
function fontFamilies(): string {
  if (families !== null) return families;
  for (const file of Object.values(FONT_FILES)) GlobalFonts.registerFromPath(file, FONT_FAMILY);
  const others = Object.entries(FALLBACK_FILES).map(([name, file]) => {
    GlobalFonts.registerFromPath(file, `Longtable ${name}`);
    return `"Longtable ${name}"`;
  });
  families = [`"${FONT_FAMILY}"`, ...others].join(", ");
  return families;
}

interface Region {
  source: { x: number; y: number; width: number; height: number };
  x: number;
  y: number;
  nodes: readonly SceneNode[];
}

/** Paints a scene as a PNG with its longest side that many pixels, or as many as it may have: scaled down, never refused. */
export function toPng(scene: Scene, side: number): Uint8Array {
  const source = { x: 0, y: 0, width: scene.width, height: scene.height };
  return regionsPng([{ source, x: 0, y: 0, nodes: scene.nodes }], source, side);
}

/** How large a page of a scene is, in board units. */
export function pageSize({ regions }: ScenePage): { width: number; height: number } {
  return {
    width: Math.max(1, ...regions.map(({ x, source }) => x + source.width)),
    height: Math.max(1, ...regions.map(({ y, source }) => y + source.height)),
  };
}

/** The same for one page of a scene: its regions beside each other, each cut at its own edge. */
export const pagePng = (page: ScenePage, side: number): Uint8Array => regionsPng(page.regions, pageSize(page), side);

function regionsPng(regions: readonly Region[], size: { width: number; height: number }, side: number): Uint8Array {
  const { width, height } = size;
  const zoom = Math.min(MOST_ZOOM, side / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
  const pixels = (length: number) => Math.max(1, Math.floor(length * zoom));
  const canvas: Canvas = createCanvas(pixels(width), pixels(height));
  const context = canvas.getContext("2d");
  context.fillStyle = paint("ground");
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(zoom, zoom);
  for (const { source, x, y, nodes } of regions) {
    context.save();
    context.translate(x - source.x, y - source.y);
    context.beginPath();
    context.rect(source.x, source.y, source.width, source.height);
    context.clip();
    for (const node of nodes) for (const item of node.items) paintItem(context, item);
    context.restore();
  }
  return pngFile(canvas.data(), canvas.width, canvas.height);
}

interface Inked {
  fill?: string;
  stroke?: string;
  strokeWidth?: number;
  dash?: readonly number[];
}

function ink(context: SKRSContext2D, path: Path2D, { fill, stroke, strokeWidth = 1, dash }: Inked): void {
  if (fill) {
    context.fillStyle = paint(fill);
    context.fill(path);
  }
  if (!stroke) return;
  context.strokeStyle = paint(stroke);
  context.lineWidth = strokeWidth;
  context.setLineDash(dash ? [...dash] : []);
  context.stroke(path);
}

function paintItem(context: SKRSContext2D, item: SceneItem): void {
  switch (item.type) {
    case "rect":
      context.lineCap = "butt";
      ink(context, rectPath(item), item);
      break;
    case "line": {
      const [x = 0, y = 0, ...rest] = item.points;
      const path = new Path2D();
      path.moveTo(x, y);
      for (let index = 0; index + 1 < rest.length; index += 2) path.lineTo(rest[index] ?? 0, rest[index + 1] ?? 0);
      context.lineCap = "butt";
      ink(context, path, item);
      break;
    }
    case "path":
      context.save();
      context.translate(item.x, item.y);
      context.scale(item.scale, item.scale);
      context.lineCap = "round";
      context.lineJoin = "round";
      ink(context, new Path2D(item.d), item);
      context.restore();
      break;
    case "image":
      paintImage(context, item);
      break;
    case "text":
      paintText(context, item);
  }
}

/** A picture, or the frame of one whose pixels are not at hand. */
function paintImage(context: SKRSContext2D, { x, y, width, height, pixels }: ImageItem): void {
  if (pixels) {
    const image = new Image();
    image.src = Buffer.from(pixels.bytes);
    context.drawImage(image, x, y, width, height);
    return;
  }
  const frame = rectPath({ type: "rect", x, y, width, height });
  ink(context, frame, { fill: "surface", stroke: "line" });
}

function rectPath(item: RectItem): Path2D {
  const { x, y, width, height, radius = 0 } = item;
  if (typeof radius !== "number") return new Path2D(roundedPath(item, radius));
  const path = new Path2D();
  if (radius > 0) path.roundRect(x, y, width, height, radius);
  else path.rect(x, y, width, height);
  return path;
}

const ALIGN = { start: "left", middle: "center", end: "right" } as const;

function paintText(context: SKRSContext2D, { x, y, text, size, weight, fill, anchor = "start", direction }: TextItem) {
  context.font = `${weight} ${size}px ${fontFamilies()}`;
  context.fillStyle = paint(fill);
  context.direction = direction ?? "ltr";
  context.textAlign = ALIGN[anchor];
  context.textBaseline = "alphabetic";
  context.fillText(text.toWellFormed(), x, y);
}
