import type { RectItem, SceneNode, TextItem } from "@longtable/shared/scene/scene.types";
import { type Brush, paintItem } from "./paintItem.ts";

/** How much of a note is drawn: below half size its mark and one line, below a third its mark alone (LOOK, type). */
export type NoteDetail = "full" | "line" | "mark";

/** The detail of notes at a zoom. */
export function noteDetail(zoom: number): NoteDetail {
  return zoom >= 0.5 ? "full" : zoom >= 0.3 ? "line" : "mark";
}

/** Paints one node of a scene in board units, notes with the detail the zoom has room for. */
export function paintNode(brush: Brush, node: SceneNode): void {
  const detail = node.role === "note" ? noteDetail(brush.zoom) : "full";
  if (detail === "full") {
    for (const item of node.items) paintItem(brush, item);
    return;
  }
  paintSmallNote(brush, node, detail);
}

/** The note's own ground, then its stamp grown to what the eye can tell, then as much of its first line as fits. */
function paintSmallNote(brush: Brush, node: SceneNode, detail: NoteDetail): void {
  const { context, zoom } = brush;
  const [ground, stamp, ...rest] = node.sketch ?? node.items;
  if (ground?.type !== "rect" || stamp?.type !== "rect") return;
  paintItem(brush, ground);
  const grown = Math.min(growth(zoom), node.height / stamp.height, node.width / stamp.width);
  const isAtEnd = stamp.x > node.x + 1;
  const corner = { x: isAtEnd ? node.x + node.width : node.x, y: node.y };
  context.save();
  context.translate(corner.x, corner.y);
  context.scale(grown, grown);
  context.translate(-corner.x, -corner.y);
  paintItem(brush, stamp);
  for (const item of rest) if (item.type === "path") paintItem(brush, item);
  context.restore();
  // A picture says more than the mark, however small.
  for (const item of rest) if (item.type === "image") paintItem(brush, item);
  if (detail === "line") paintFirstLine(brush, node, rest, stamp, grown);
}

/** About 10 screen pixels for a mark of 19 units, whatever the zoom. */
const growth = (zoom: number) => Math.max(1, 10 / (19 * zoom));

function paintFirstLine(
  brush: Brush,
  node: SceneNode,
  items: SceneNode["items"],
  stamp: RectItem,
  grown: number,
): void {
  const line = items.find((item): item is TextItem => item.type === "text");
  if (!line) return;
  const size = Math.max(line.size, 8 / brush.zoom);
  const start = stamp.width * grown + 6;
  const room = node.width - start - 8;
  const letters = Math.floor((line.text.length * room * line.size) / (line.width * size || 1));
  const text = letters >= line.text.length ? line.text : `${line.text.slice(0, Math.max(letters - 1, 0)).trimEnd()}…`;
  if (text.length < 3) return;
  const isRtl = line.direction === "rtl";
  paintItem(brush, {
    ...line,
    text,
    size,
    x: isRtl ? node.x + node.width - start : node.x + start,
    y: node.y + Math.min(stamp.height * grown, node.height) / 2 + size * 0.34,
  });
}
