import type { PageRegion } from "@longtable/shared/export/pages";
import type {
  ImageItem,
  LineItem,
  NodeRole,
  PathItem,
  RectItem,
  SceneItem,
  SceneNode,
  TextItem,
} from "@longtable/shared/scene/scene.types";
import { themeColour } from "@longtable/shared/scene/themes";
import type { FontRun } from "./fontRuns.ts";
import { setText } from "./pdfText.ts";
import { visualOrder } from "./visualOrder.ts";

export type Pdf = PDFKit.PDFDocument;

/** What paints: the document, and which font each letter of a line comes from. */
export interface Painter {
  doc: Pdf;
  fontRuns(text: string, weight: 400 | 700): FontRun[];
}
/** The part of a tagged document that reading software goes through. */
export type Section = PDFKit.PDFStructureElement;

/** Paper is always light (LOOK, print). */
const paint = (colour: string) => themeColour("light", colour);

/** Heading levels below the section's own. */
const LEVELS: Partial<Record<NodeRole, number>> = { title: 0, stage: 1, column: 1, step: 2, cluster: 2 };

/** Where a region is painted: its corner in points, and the level of its section's heading. */
export interface PaintAt {
  x: number;
  y: number;
  scale: number;
  level: number;
}

/**
 * Paints one region with its corner at `at`, in points. Nodes with words are tagged under `section` the first time they
 * are painted; repeats and decoration are marked as artifacts. The room's ground stays the paper's white.
 */
export function paintRegion(
  painter: Painter,
  region: PageRegion,
  at: PaintAt,
  section: Section,
  tagged: Set<string>,
): void {
  const { doc } = painter;
  const { source } = region;
  doc.save();
  doc.translate(at.x + region.x * at.scale, at.y + region.y * at.scale).scale(at.scale);
  doc.rect(0, 0, source.width, source.height).clip();
  doc.translate(-source.x, -source.y);
  for (const node of region.nodes) {
    // Who paints several scenes puts a number before their keys.
    if (node.key === "background" || node.key.endsWith("/background")) continue;
    if (node.label === "" || node.role === "cell" || tagged.has(node.key) || !hasText(node)) {
      asArtifact(doc, () => paintItems(painter, node.items));
    } else {
      tagged.add(node.key);
      const level = LEVELS[node.role];
      const tag = level === undefined ? "P" : `H${Math.min(6, at.level + level)}`;
      const [images, rest] = [node.items.filter(isImage), node.items.filter((item) => !isImage(item))];
      if (rest.length > 0) section.add(doc.struct(tag, spoken(painter, node), () => paintItems(painter, rest)));
      for (const image of images) {
        section.add(doc.struct("Figure", { alt: image.alt.toWellFormed() }, () => paintItem(painter, image)));
      }
    }
  }
  doc.restore();
}

/** Words that are not painted as they read (right-to-left, or with a box for a letter) say what they read as. */
function spoken({ fontRuns }: Painter, node: SceneNode): { actual?: string } {
  const differs = node.items.some(
    (item) =>
      item.type === "text" &&
      (item.direction === "rtl" ||
        fontRuns(item.text, item.weight)
          .map(({ text }) => text)
          .join("") !== item.text),
  );
  return differs ? { actual: node.label.toWellFormed() } : {};
}

/** Something to read, or to be told of. */
const hasText = (node: SceneNode) => node.items.some(({ type }) => type === "text" || type === "image");

const isImage = (item: SceneItem): item is ImageItem => item.type === "image";

/** Paints something that reading software leaves out. */
export function asArtifact(doc: Pdf, draw: () => void): void {
  doc.markContent("Artifact", { type: "Layout" });
  draw();
  doc.endMarkedContent();
}

/** Paints items in the document's current units. */
export function paintItems(painter: Painter, items: readonly SceneItem[]): void {
  for (const item of items) paintItem(painter, item);
}

function paintItem(painter: Painter, item: SceneItem): void {
  const { doc } = painter;
  switch (item.type) {
    case "rect":
      paintRect(doc, item);
      break;
    case "text":
      paintText(painter, item);
      break;
    case "line":
      paintLine(doc, item);
      break;
    case "path":
      paintPath(doc, item);
      break;
    case "image":
      paintImage(doc, item);
  }
}

interface Inked {
  fill?: string;
  stroke?: string;
  strokeWidth?: number;
  dash?: readonly number[];
}

/** A colour as a document says it: red, green and blue, 0 to 1. */
const known = new Map<string, string>();

function colourOf(name: string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  const hex = paint(name).slice(1);
  const parts = [0, 2, 4].map((at) => Math.round((Number.parseInt(hex.slice(at, at + 2), 16) / 255) * 10_000) / 10_000);
  const colour = parts.join(" ");
  known.set(name, colour);
  return colour;
}

/** Ends and corners of lines. */
const EDGED = "0 J 0 j";
const ROUND = "1 J 1 j";

/** A length in the fewest digits that no printer tells apart. */
const n = (value: number): string => String(Math.round(value * 10_000) / 10_000);

/** Fills and strokes a path, in one piece: a board has ten thousand of them. */
function inked(path: string, { fill, stroke, strokeWidth = 1, dash }: Inked, ends: string): string {
  if (!fill && !stroke) return "";
  // Nothing in a scene uses longer patterns.
  const [length = 1, space = length] = dash ?? [];
  const dashes = dash ? `[${n(length)} ${n(space)}] 0 d` : "[] 0 d";
  const line = stroke ? `${n(strokeWidth)} w ${ends} ${dashes} ${colourOf(stroke)} RG ` : "";
  const ground = fill ? `${colourOf(fill)} rg ` : "";
  return `${line}${ground}${path} ${fill && stroke ? "B" : fill ? "f" : "S"}`;
}

/** How far from a corner a curve is pulled that is nearly a quarter of a circle. */
const PULL = 1 - (4 * (Math.SQRT2 - 1)) / 3;

function rectPath({ x, y, width, height, radius = 0 }: RectItem): string {
  if (radius === 0) return `${n(x)} ${n(y)} ${n(width)} ${n(height)} re`;
  const most = Math.min(width, height) / 2;
  const [a, b, c, d] = (typeof radius === "number" ? [radius, radius, radius, radius] : radius).map((one) =>
    Math.min(one, most),
  ) as [number, number, number, number];
  const [right, bottom] = [x + width, y + height];
  const curve = (...points: number[]) => `${points.map(n).join(" ")} c`;
  return [
    `${n(x + a)} ${n(y)} m ${n(right - b)} ${n(y)} l`,
    ...(b > 0 ? [curve(right - b * PULL, y, right, y + b * PULL, right, y + b)] : []),
    `${n(right)} ${n(bottom - c)} l`,
    ...(c > 0 ? [curve(right, bottom - c * PULL, right - c * PULL, bottom, right - c, bottom)] : []),
    `${n(x + d)} ${n(bottom)} l`,
    ...(d > 0 ? [curve(x + d * PULL, bottom, x, bottom - d * PULL, x, bottom - d)] : []),
    `${n(x)} ${n(y + a)} l`,
    ...(a > 0 ? [curve(x, y + a * PULL, x + a * PULL, y, x + a, y)] : []),
    "h",
  ].join(" ");
}

function paintRect(doc: Pdf, item: RectItem): void {
  doc.addContent(inked(rectPath(item), item, EDGED));
}

/** What stands in a document once, however often it is painted. */
const opened = new WeakMap<Pdf, Map<string, PDFKit.Mixins.ImageSrc>>();

/** A picture, or the frame of one whose pixels are not at hand. */
function paintImage(doc: Pdf, { x, y, width, height, imageId, pixels }: ImageItem): void {
  if (!pixels) {
    paintRect(doc, { type: "rect", x, y, width, height, fill: "surface", stroke: "line" });
    return;
  }
  const images = opened.get(doc) ?? new Map();
  opened.set(doc, images);
  // The document's own image, so that the same picture on several pages is one.
  const image = images.get(imageId) ?? openImage(doc, pixels.bytes);
  images.set(imageId, image);
  doc.image(image, x, y, { width, height });
}

/** PDFKit opens images under this name; its types leave it out. */
const openImage = (doc: Pdf, bytes: Uint8Array): PDFKit.Mixins.ImageSrc =>
  (doc as Pdf & { openImage(source: Buffer): PDFKit.Mixins.ImageSrc }).openImage(Buffer.from(bytes));

function paintLine(doc: Pdf, item: LineItem): void {
  const [x = 0, y = 0, ...rest] = item.points;
  const steps = [`${n(x)} ${n(y)} m`];
  for (let index = 0; index + 1 < rest.length; index += 2) {
    steps.push(`${n(rest[index] ?? 0)} ${n(rest[index + 1] ?? 0)} l`);
  }
  doc.addContent(inked(steps.join(" "), item, EDGED));
}

/** Icons come again and again. */
const shapes = new Map<string, string>();
const MOST_SHAPES = 500;

function shapeOf(doc: Pdf, d: string): string {
  const found = shapes.get(d);
  if (found !== undefined) return found;
  const steps: string[] = [];
  const step =
    (sign: string) =>
    (...points: number[]) =>
      steps.push(`${points.map(n).join(" ")} ${sign}`);
  // PDFKit's own reader of paths, writing here.
  doc.path.call(
    {
      moveTo: step("m"),
      lineTo: step("l"),
      bezierCurveTo: step("c"),
      quadraticCurveTo: step("v"),
      closePath: step("h"),
    } as unknown as Pdf,
    d,
  );
  const shape = steps.join(" ");
  if (shapes.size >= MOST_SHAPES) shapes.clear();
  shapes.set(d, shape);
  return shape;
}

function paintPath(doc: Pdf, item: PathItem): void {
  const scale = n(item.scale);
  const shape = inked(shapeOf(doc, item.d), item, ROUND);
  doc.addContent(`q ${scale} 0 0 ${scale} ${n(item.x)} ${n(item.y)} cm ${shape} Q`);
}

function paintText(painter: Painter, item: TextItem): void {
  const { x, y, text, size, weight, fill, anchor = "start", direction = "ltr" } = item;
  if (text === "") return;
  const { doc } = painter;
  const style = { y, size, colour: colourOf(fill) };
  const ordered = visualOrder(text, direction);
  const [only] = ordered.length === 1 ? painter.fontRuns(ordered[0] ?? "", weight) : [];
  // Most lines are one run from their left edge: measuring them would be half of the work.
  if (anchor === "start" && only && only.text.length === ordered[0]?.length) {
    setText(doc, { ...style, text: `${only.text} `, x, font: only.font });
    return;
  }
  doc.fontSize(size);
  const widthIn = ({ font, text }: FontRun) => doc.font(font).widthOfString(text);
  const space = widthIn({ font: String(weight), text: " " });
  const parts = ordered.map((words) => painter.fontRuns(words, weight).map((run) => ({ ...run, width: widthIn(run) })));
  const runs = parts.flatMap((part) => part.map((run, index) => ({ ...run, isLast: index === part.length - 1 })));
  const width = runs.reduce((sum, run) => sum + run.width, 0) + (parts.length - 1) * space;
  let left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
  for (const run of runs) {
    // The space keeps the last word of a line from running into the next one where software reads the text.
    const end = run.isLast ? " " : "";
    setText(doc, { ...style, text: `${run.text}${end}`, x: left, font: run.font });
    left += run.width + (run.isLast ? space : 0);
  }
}
