import type { Point } from "@longtable/shared/board/board.types";
import { alignBox } from "./aligning.ts";
import { type Box, boxAround, panBy, toBoard } from "./camera.ts";
import type { CanvasModel } from "./canvas.model.ts";
import type { Deeds } from "./canvasDeeds.ts";
import { dropTarget } from "./placing.ts";

/** This near to an edge the view moves along, up to this many pixels a frame. */
const EDGE = 40;
const EDGE_SPEED = 14;
/** So near, in pixels, a note is drawn into line with another. */
const REACH_PX = 6;

/** Moves the selected notes with a hand, and the view with them at its edges. */
export function createNoteDrag(model: CanvasModel, deeds: Deeds) {
  let from: Point = { x: 0, y: 0 };
  let hand: Point = { x: 0, y: 0 };
  let frame: number | null = null;
  /** The box around the notes as they stood. */
  let start: Box = { x: 0, y: 0, width: 0, height: 0 };
  let isLoose = false;

  const follow = () => {
    const drag = model.drag.get();
    if (!drag) return;
    const point = toBoard(model.camera.get(), hand);
    const target = dropTarget(model.content.get(), model.index.get(), point, drag.ids);
    const moved = { dx: point.x - from.x, dy: point.y - from.y };
    if (target?.key !== "free" || isLoose) return model.drag.set({ ...drag, ...moved, target, lines: [] });
    const { zoom } = model.camera.get();
    const box = { ...start, x: start.x + moved.dx, y: start.y + moved.dy };
    const { dx, dy, lines } = alignBox(box, standing(drag.ids), REACH_PX / zoom);
    model.drag.set({ ...drag, dx: moved.dx + dx, dy: moved.dy + dy, target, lines });
  };
  /** What is in view and stays where it is. */
  const standing = (moving: ReadonlySet<string>) => {
    const { x, y, zoom } = model.camera.get();
    const { width, height } = model.view.get();
    const seen = model.index.get().inBox({ x, y, width: width / zoom, height: height / zoom });
    return seen.filter(({ role, id }) => role === "note" && id !== undefined && !moving.has(id));
  };
  const creep = () => {
    frame = null;
    if (!model.drag.get()) return;
    const { width, height } = model.view.get();
    const { left, top } = model.covered();
    const dx = edgeSpeed(hand.x - left, width - hand.x);
    const dy = edgeSpeed(hand.y - top, height - hand.y);
    if (dx !== 0 || dy !== 0) {
      model.setCamera(panBy(model.camera.get(), dx, dy));
      follow();
    }
    frame = requestAnimationFrame(creep);
  };
  const stop = () => {
    model.drag.set(null);
    if (frame !== null) cancelAnimationFrame(frame);
    frame = null;
  };

  return {
    /** False when none of the selected notes may be moved. */
    start(point: Point): boolean {
      const ids = deeds.changeable();
      const actions = model.actions.get();
      if (ids.length === 0 || !actions) return false;
      if (model.content.get().type === "free" && !actions.placesFreely) return false;
      from = point;
      start = boxAround(ids.flatMap((id) => model.index.get().byKey(`note:${id}`) ?? [])) ?? start;
      model.drag.set({ ids: new Set(ids), dx: 0, dy: 0, target: null, lines: [] });
      frame ??= requestAnimationFrame(creep);
      return true;
    },
    /** `goesLoose`: draws nothing into line, as while Ctrl is held. */
    move(at: Point, goesLoose = false) {
      hand = at;
      isLoose = goesLoose;
      follow();
    },
    /** Puts the notes down; beside the board they stay where they were. */
    drop() {
      const drag = model.drag.get();
      stop();
      if (!drag?.target) return;
      if (drag.target.key === "free") deeds.shift(drag.dx, drag.dy);
      else deeds.moveTo(drag.target.place, drag.target.after);
    },
    cancel: stop,
  };
}

function edgeSpeed(fromStart: number, fromEnd: number): number {
  const near = (distance: number) => Math.min(1, Math.max(0, (EDGE - distance) / EDGE)) * EDGE_SPEED;
  return near(fromEnd) - near(fromStart);
}
