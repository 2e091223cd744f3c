import type { Point } from "@longtable/shared/board/board.types";
import { panBy, toBoard } from "./camera.ts";
import type { CanvasModel } from "./canvas.model.ts";
import type { Deeds } from "./canvasDeeds.ts";
import { dropTarget } from "./placing.ts";

/** This near to an edge the view moves along, up to this many pixels a frame. */
const EDGE = 40;
const EDGE_SPEED = 14;

/** Moves the selected notes with a hand, and the view with them at its edges. */
export function createNoteDrag(model: CanvasModel, deeds: Deeds) {
  let from: Point = { x: 0, y: 0 };
  let hand: Point = { x: 0, y: 0 };
  let frame: number | null = null;

  const follow = () => {
    const drag = model.drag.get();
    if (!drag) return;
    const point = toBoard(model.camera.get(), hand);
    const target = dropTarget(model.content.get(), model.index.get(), point, drag.ids);
    model.drag.set({ ...drag, dx: point.x - from.x, dy: point.y - from.y, target });
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
      model.drag.set({ ids: new Set(ids), dx: 0, dy: 0, target: null });
      frame ??= requestAnimationFrame(creep);
      return true;
    },
    move(at: Point) {
      hand = at;
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
