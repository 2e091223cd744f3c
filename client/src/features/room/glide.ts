import type { Camera } from "../canvas/camera.ts";
import type { CanvasModel } from "../canvas/canvas.model.ts";

/** As long as the pause between two views that a leader sends, in milliseconds. */
const GLIDE_MS = 220;

/** Takes a canvas' view to another, gently unless this person wants no motion. The answer stops it where it is. */
export function glideTo(model: CanvasModel, to: Camera): () => void {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    model.camera.set(to);
    return () => undefined;
  }
  const from = model.camera.get();
  const start = performance.now();
  let frame = 0;
  const step = () => {
    const part = Math.min(1, (performance.now() - start) / GLIDE_MS);
    const between = (a: number, b: number) => a + (b - a) * part;
    model.camera.set({ x: between(from.x, to.x), y: between(from.y, to.y), zoom: between(from.zoom, to.zoom) });
    if (part < 1) frame = requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
  return () => cancelAnimationFrame(frame);
}
