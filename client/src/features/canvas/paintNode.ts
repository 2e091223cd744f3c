import type { RectItem, SceneNode } from "@longtable/shared/scene/scene.types";
import { cutTo, paintSmallHead } from "./paintHead.ts";
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
  if (paintSmallHead(brush, node)) return;
  if (detail === "full") {
    for (const item of node.items) paintItem(brush, item);
    return;
  }
  paintSmallNote(brush, node, detail);
}

/** The note's own ground, then its stamp grown to what the eye can tell, then as much of its first line as fits. */
function paintSmallNote(brush: Brush, node: SceneNode, detail: NoteDetail): void {
  const { context, zoom } = brush;
  const [ground, stamp, ...mark] = node.sketch ?? [];
  if (ground?.type !== "rect" || stamp?.type !== "rect") return;
  const grown = Math.min(growth(zoom), node.height / stamp.height, node.width / stamp.width);
  const cornerX = stamp.x > 1 ? node.width : 0;
  context.save();
  context.translate(node.x, node.y);
  paintItem(brush, ground);
  context.translate(cornerX, 0);
  context.scale(grown, grown);
  context.translate(-cornerX, 0);
  paintItem(brush, stamp);
  for (const item of mark) paintItem(brush, item);
  context.restore();
  // A picture says more than the mark, however small.
  if (node.picture) paintItem(brush, node.picture);
  if (detail === "line") paintFirstLine(brush, node, stamp, grown);
}

/** About 10 screen pixels for a mark of 19 units, whatever the zoom. */
const growth = (zoom: number) => Math.max(1, 10 / (19 * zoom));

function paintFirstLine(brush: Brush, node: SceneNode, stamp: RectItem, grown: number): void {
  const line = node.firstLine;
  if (!line) return;
  const size = Math.max(line.size, 8 / brush.zoom);
  const start = stamp.width * grown + 6;
  const room = node.width - start - 8;
  const text = cutTo(line, size, room);
  if (text === "") return;
  const isRtl = line.direction === "rtl";
  paintItem(brush, {
    ...line,
    text,
    size,
    x: isRtl ? node.x + node.width - start : node.x + start,
    y: node.y + Math.min(stamp.height * grown, node.height) / 2 + size * 0.34,
  });
}
