import { panBy, zoomAt } from "./camera.ts";
import type { CanvasModel } from "./canvas.model.ts";

/** The hand counts as resting this long after the last turn of the wheel. */
const REST_MS = 140;
const LINE_PX = 16;
const PAGE_PX = 400;

/** Wheel and trackpad: pans, and zooms at the pointer with Ctrl or Cmd or a pinch. `onZooming` says when a zoom runs. */
export function attachWheel(
  element: HTMLElement,
  model: CanvasModel,
  onZooming: (isZooming: boolean) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let movedAt = 0;
  let wasZoom = model.camera.get().zoom;
  // Asking in the midst of a gesture makes the browser lay out its page at once, with each turn.
  let corner: { left: number; top: number } | null = null;
  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    const unit = event.deltaMode === 1 ? LINE_PX : event.deltaMode === 2 ? PAGE_PX : 1;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    const camera = model.camera.get();
    model.menu.set(null);
    if (event.ctrlKey || event.metaKey) {
      corner ??= element.getBoundingClientRect();
      const at = { x: event.clientX - corner.left, y: event.clientY - corner.top };
      // A mouse's notch is about 100; a pinch sends many small turns. Both should feel the same.
      const turn = Math.max(-60, Math.min(60, dy));
      model.setCamera(zoomAt(camera, at, camera.zoom * Math.exp(-turn * 0.006)));
    } else if (event.shiftKey && dx === 0) {
      model.setCamera(panBy(camera, dy, 0));
    } else {
      model.setCamera(panBy(camera, dx, dy));
    }
  };
  // Every way to move the camera counts, so that tiles are sharpened only once it rests.
  const rested = () => {
    corner = null;
    onZooming(false);
    model.isMoving.set(false);
  };
  // One timer that looks again: setting a new one with each turn costs more than moving the board.
  const lookForRest = () => {
    const left = movedAt + REST_MS - performance.now();
    timer = left > 0 ? setTimeout(lookForRest, left) : undefined;
    if (left <= 0) rested();
  };
  const stopView = model.view.subscribe(() => {
    corner = null;
  });
  const stopCamera = model.camera.subscribe(() => {
    const { zoom } = model.camera.get();
    if (zoom !== wasZoom) onZooming(true);
    wasZoom = zoom;
    model.isMoving.set(true);
    movedAt = performance.now();
    timer ??= setTimeout(lookForRest, REST_MS);
  });
  element.addEventListener("wheel", onWheel, { passive: false });
  return () => {
    clearTimeout(timer);
    stopCamera();
    stopView();
    rested();
    element.removeEventListener("wheel", onWheel);
  };
}
