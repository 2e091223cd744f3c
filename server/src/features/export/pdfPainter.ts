import type { PageRegion } from "@longtable/shared/export/pages";
import { roundedPath } from "@longtable/shared/export/toSvg";
import type {
  LineItem,
  NodeRole,
  PathItem,
  RectItem,
  SceneItem,
  SceneNode,
  TextItem,
} from "@longtable/shared/scene/scene.types";
import { themeColour } from "@longtable/shared/scene/themes";
import { visualOrder } from "./visualOrder.ts";

export type Pdf = PDFKit.PDFDocument;
/** The part of a tagged document that reading software goes through. */
export type Section = PDFKit.PDFStructureElement;

/** Paper is always light (LOOK, print). */
const paint = (colour: string) => themeColour("light", colour);

const TAGS: Partial<Record<NodeRole, string>> = { title: "H1", stage: "H2", column: "H2", step: "H3", cluster: "H3" };

/**
 * Paints one region with its corner at `at`, in points. Nodes with words are tagged under `section` the first time they
 * are painted; repeats and decoration are marked as artifacts. The room's ground stays the paper's white.
 */
export function paintRegion(
  doc: Pdf,
  region: PageRegion,
  at: { x: number; y: number; scale: number },
  section: Section,
  tagged: Set<string>,
): void {
  const { source } = region;
  doc.save();
  doc.translate(at.x + region.x * at.scale, at.y + region.y * at.scale).scale(at.scale);
  doc.rect(0, 0, source.width, source.height).clip();
  doc.translate(-source.x, -source.y);
  for (const node of region.nodes) {
    if (node.key === "background") continue;
    if (node.label === "" || node.role === "cell" || tagged.has(node.key) || !hasText(node)) {
      asArtifact(doc, () => paintItems(doc, node.items));
    } else {
      tagged.add(node.key);
      section.add(doc.struct(TAGS[node.role] ?? "P", spoken(node), () => paintItems(doc, node.items)));
    }
  }
  doc.restore();
}

/** Right-to-left words are painted from left to right, so their node says what it reads as. */
function spoken(node: SceneNode): { actual?: string } {
  const isTurned = node.items.some((item) => item.type === "text" && item.direction === "rtl");
  return isTurned ? { actual: node.label } : {};
}

const hasText = (node: SceneNode) => node.items.some(({ type }) => type === "text");

/** Paints something that reading software leaves out. */
export function asArtifact(doc: Pdf, draw: () => void): void {
  doc.markContent("Artifact", { type: "Layout" });
  draw();
  doc.endMarkedContent();
}

/** Paints items in the document's current units. */
export function paintItems(doc: Pdf, items: readonly SceneItem[]): void {
  for (const item of items) paintItem(doc, item);
}

function paintItem(doc: Pdf, item: SceneItem): void {
  switch (item.type) {
    case "rect":
      paintRect(doc, item);
      break;
    case "text":
      paintText(doc, item);
      break;
    case "line":
      paintLine(doc, item);
      break;
    case "path":
      paintPath(doc, item);
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

function paintText(doc: Pdf, { x, y, text, size, weight, fill, anchor = "start", direction = "ltr" }: TextItem): void {
  if (text === "") return;
  doc.font(String(weight)).fontSize(size).fillColor(paint(fill));
  const parts = visualOrder(text, direction).map((words) => ({ words, width: doc.widthOfString(words) }));
  const space = doc.widthOfString(" ");
  const width = parts.reduce((sum, part) => sum + part.width, (parts.length - 1) * space);
  let left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
  for (const part of parts) {
    // The space keeps the last word of a line from running into the next one where software reads the text.
    doc.text(`${part.words} `, left, y, { lineBreak: false, baseline: "alphabetic" });
    left += part.width + space;
  }
}
