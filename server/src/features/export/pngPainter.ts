import { roundedPath } from "@longtable/shared/export/toSvg";
import type { ImageItem, RectItem, SceneItem, TextItem } from "@longtable/shared/scene/scene.types";
import { themeColour } from "@longtable/shared/scene/themes";
import { GlobalFonts, Image, Path2D, type SKRSContext2D } from "@napi-rs/canvas";
import { FALLBACK_FILES, FONT_FAMILY, FONT_FILES } from "./exportFonts.ts";

/** A colour by its name; paper is always light (LOOK, print). */
export const paint = (colour: string) => themeColour("light", colour);

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

/** What paints, and the letters it has at hand: asking for the same ones again takes as long as painting with them. */
export interface Brush {
  context: SKRSContext2D;
  font: string;
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

/** Paints one item in the units of the context. */
export function paintItem(brush: Brush, item: SceneItem): void {
  const { context } = brush;
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
      ink(context, drawn(item.d), item);
      context.restore();
      break;
    case "image":
      paintImage(context, item);
      break;
    case "text":
      paintText(brush, item);
  }
}

/** Icons come again and again. */
const known = new Map<string, Path2D>();
const MOST_KNOWN = 500;

function drawn(d: string): Path2D {
  const path = known.get(d) ?? new Path2D(d);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(d, path);
  return path;
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

function paintText(brush: Brush, { x, y, text, size, weight, fill, anchor = "start", direction }: TextItem): void {
  const { context } = brush;
  const font = `${weight} ${size}px ${fontFamilies()}`;
  if (font !== brush.font) {
    brush.font = font;
    context.font = font;
    context.textBaseline = "alphabetic";
  }
  context.fillStyle = paint(fill);
  context.direction = direction ?? "ltr";
  context.textAlign = ALIGN[anchor];
  context.fillText(text.toWellFormed(), x, y);
}
