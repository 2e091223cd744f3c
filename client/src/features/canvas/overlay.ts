import type { Point } from "@longtable/shared/board/board.types";
import type { GuideLine } from "./aligning.ts";
import { type Box, boxesMeet } from "./camera.ts";
import type { CanvasModel } from "./canvas.model.ts";
import { paintNode } from "./paintNode.ts";
import type { Palette } from "./palette.ts";

interface OverlayLook {
  palette: Palette;
  fontFamily: string;
  cursors: Iterable<Point>;
}

/** True when nothing lies over the board. */
export function overlayIsEmpty(model: CanvasModel, cursorCount: number): boolean {
  const isAlone = model.selection.get().size === 0 && cursorCount === 0;
  return isAlone && model.drag.get() === null && model.marquee.get() === null;
}

/** Paints what lies over the board: selection, notes on their way, where they would go, other people's pointers. */
export function paintOverlay(context: CanvasRenderingContext2D, model: CanvasModel, look: OverlayLook): void {
  const { x, y, zoom } = model.camera.get();
  const { width, height } = model.view.get();
  const drag = model.drag.get();
  const unit = 1 / zoom;
  context.save();
  clipToBody(context, model);
  context.scale(zoom, zoom);
  context.translate(-x, -y);
  const seen = { x, y, width: width * unit, height: height * unit };
  const isShut = drag?.target && model.actions.get()?.locks?.hasPlace(drag.target.place);
  if (drag?.target && drag.target.key !== "free" && !isShut) dropOutline(context, drag.target.box, look.palette, unit);
  for (const id of model.selection.get()) {
    const node = model.index.get().byKey(`note:${id}`);
    if (node && !drag && boxesMeet(node, seen)) ring(context, node, look.palette, unit);
  }
  if (drag) paintDragged(context, model, look, zoom);
  for (const line of drag?.lines ?? []) guide(context, line, look.palette, unit);
  const marquee = model.marquee.get();
  if (marquee) {
    context.globalAlpha = 0.12;
    context.fillStyle = look.palette("focus");
    context.fillRect(marquee.x, marquee.y, marquee.width, marquee.height);
    context.globalAlpha = 1;
    context.strokeStyle = look.palette("focus");
    context.lineWidth = 1.5 * unit;
    context.strokeRect(marquee.x, marquee.y, marquee.width, marquee.height);
  }
  for (const at of look.cursors) pointer(context, at, look.palette, unit);
  context.restore();
}

/** Rings of notes that have gone under the pinned heads are not drawn over them. */
function clipToBody(context: CanvasRenderingContext2D, model: CanvasModel): void {
  const { left, top } = model.covered();
  const { width, height } = model.view.get();
  context.beginPath();
  context.rect(left, top, width - left, height - top);
  context.clip();
}

/** Two rings: the gap keeps the outer one visible on any fill. */
function ring(context: CanvasRenderingContext2D, box: Box, palette: Palette, unit: number): void {
  for (const [colour, out, width] of [
    ["focus-gap", 1, 2],
    ["focus", 3.5, 3],
  ] as const) {
    const reach = out * unit;
    context.strokeStyle = palette(colour);
    context.lineWidth = width * unit;
    context.beginPath();
    context.roundRect(box.x - reach, box.y - reach, box.width + 2 * reach, box.height + 2 * reach, 6 + reach);
    context.stroke();
  }
}

function dropOutline(context: CanvasRenderingContext2D, box: Box, palette: Palette, unit: number): void {
  const inset = 2 * unit;
  context.strokeStyle = palette("primary");
  context.lineWidth = 2.5 * unit;
  context.setLineDash([8 * unit, 5 * unit]);
  context.beginPath();
  context.roundRect(box.x + inset, box.y + inset, box.width - 2 * inset, box.height - 2 * inset, 3);
  context.stroke();
  context.setLineDash([]);
}

function guide(
  context: CanvasRenderingContext2D,
  { isUpright, at, from, to }: GuideLine,
  palette: Palette,
  unit: number,
): void {
  context.strokeStyle = palette("focus");
  context.lineWidth = 1.5 * unit;
  context.beginPath();
  context.moveTo(isUpright ? at : from, isUpright ? from : at);
  context.lineTo(isUpright ? at : to, isUpright ? to : at);
  context.stroke();
}

function paintDragged(context: CanvasRenderingContext2D, model: CanvasModel, look: OverlayLook, zoom: number): void {
  const drag = model.drag.get();
  if (!drag) return;
  const index = model.index.get();
  const nodes = [...drag.ids].flatMap((id) => index.byKey(`note:${id}`) ?? []);
  context.globalAlpha = 0.55;
  context.fillStyle = look.palette("ground");
  for (const node of nodes) context.fillRect(node.x, node.y, node.width, node.height);
  context.globalAlpha = 1;
  context.translate(drag.dx, drag.dy);
  const brush = { context, palette: look.palette, fontFamily: look.fontFamily, zoom };
  for (const node of nodes) {
    context.save();
    context.shadowColor = "rgb(0 0 0 / 0.28)";
    context.shadowBlur = 16;
    context.shadowOffsetY = 6;
    context.fillStyle = look.palette("note");
    context.beginPath();
    context.roundRect(node.x, node.y, node.width, node.height, 6);
    context.fill();
    context.restore();
    paintNode(brush, node);
    ring(context, node, look.palette, 1 / zoom);
  }
  context.translate(-drag.dx, -drag.dy);
}

/** All people are the same mark. */
function pointer(context: CanvasRenderingContext2D, at: Point, palette: Palette, unit: number): void {
  context.save();
  context.translate(at.x, at.y);
  context.scale(unit, unit);
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(13, 8);
  context.lineTo(7.5, 9.3);
  context.lineTo(4.6, 14.5);
  context.closePath();
  context.fillStyle = palette("primary");
  context.fill();
  context.strokeStyle = palette("surface");
  context.lineWidth = 1.5;
  context.stroke();
  context.restore();
}
