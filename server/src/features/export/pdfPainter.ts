import type { PageRegion } from "@longtable/shared/export/pages";
import { roundedPath } from "@longtable/shared/export/toSvg";
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
    if (node.key === "background") continue;
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

/** Dash and gap; nothing in a scene uses longer patterns. */
function dashes(doc: Pdf, [length = 1, space = length]: readonly number[]): void {
  doc.dash(length, { space });
}

/** Fills and strokes the current path. */
function ink(doc: Pdf, { fill, stroke, strokeWidth = 1, dash }: Inked): void {
  if (stroke) {
    doc.lineWidth(strokeWidth);
    if (dash) dashes(doc, dash);
    else doc.undash();
  }
  if (fill && stroke) doc.fillAndStroke(paint(fill), paint(stroke));
  else if (fill) doc.fill(paint(fill));
  else if (stroke) doc.stroke(paint(stroke));
}

function paintRect(doc: Pdf, item: RectItem): void {
  const { x, y, width, height, radius = 0 } = item;
  doc.lineCap("butt").lineJoin("miter");
  if (typeof radius !== "number") doc.path(roundedPath(item, radius));
  else if (radius > 0) doc.roundedRect(x, y, width, height, radius);
  else doc.rect(x, y, width, height);
  ink(doc, item);
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
  doc.lineCap("butt").moveTo(x, y);
  for (let index = 0; index + 1 < rest.length; index += 2) doc.lineTo(rest[index] ?? 0, rest[index + 1] ?? 0);
  ink(doc, item);
}

function paintPath(doc: Pdf, item: PathItem): void {
  doc.save();
  doc.translate(item.x, item.y).scale(item.scale);
  doc.lineCap("round").lineJoin("round").path(item.d);
  ink(doc, item);
  doc.restore();
}

function paintText(painter: Painter, item: TextItem): void {
  const { x, y, text, size, weight, fill, anchor = "start", direction = "ltr" } = item;
  if (text === "") return;
  const { doc } = painter;
  doc.fontSize(size).fillColor(paint(fill));
  const widthIn = ({ font, text }: FontRun) => doc.font(font).widthOfString(text);
  const space = widthIn({ font: String(weight), text: " " });
  const ordered = visualOrder(text, direction);
  const [only] = ordered.length === 1 ? painter.fontRuns(ordered[0] ?? "", weight) : [];
  // Most lines are one run from their left edge: measuring them would be half of the work.
  if (anchor === "start" && only && only.text.length === ordered[0]?.length) {
    doc.font(only.font).text(`${only.text} `, x, y, { lineBreak: false, baseline: "alphabetic" });
    return;
  }
  const parts = ordered.map((words) => painter.fontRuns(words, weight).map((run) => ({ ...run, width: widthIn(run) })));
  const runs = parts.flatMap((part) => part.map((run, index) => ({ ...run, isLast: index === part.length - 1 })));
  const width = runs.reduce((sum, run) => sum + run.width, 0) + (parts.length - 1) * space;
  let left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
  for (const run of runs) {
    // The space keeps the last word of a line from running into the next one where software reads the text.
    const end = run.isLast ? " " : "";
    doc.font(run.font).text(`${run.text}${end}`, left, y, { lineBreak: false, baseline: "alphabetic" });
    left += run.width + (run.isLast ? space : 0);
  }
}
