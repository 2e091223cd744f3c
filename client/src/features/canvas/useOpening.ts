import type { BoardContent } from "@longtable/shared/board/board.doc";
import { type RefObject, useEffect, useRef } from "react";
import { fitBox } from "./camera.ts";
import type { CanvasModel } from "./canvas.model.ts";

/** Below this a board opens at full size from its start: a whole map nobody can read helps nobody. */
const LEAST_OPENING_ZOOM = 0.7;

const LEAST_RINGS_ZOOM = 0.55;

/** Follows the size of the board's element, and looks at the board's start once both are known. */
export function useOpening(
  model: CanvasModel,
  board: RefObject<HTMLElement | null>,
  content: BoardContent,
  fits: boolean,
): void {
  const isOpened = useRef(false);
  const open = () => {
    const view = model.view.get();
    const { scene } = model.index.get();
    if (isOpened.current || view.width === 0 || scene.nodes.length === 0) return;
    isOpened.current = true;
    const whole = fitBox({ x: 0, y: 0, width: scene.width, height: scene.height }, view);
    const isReadable = fits || whole.zoom >= LEAST_OPENING_ZOOM;
    const { anchor } = scene;
    if (!isReadable && anchor) {
      // Rings are read from their middle.
      const zoom = Math.max(whole.zoom, LEAST_RINGS_ZOOM);
      model.camera.set({ x: anchor.x - view.width / zoom / 2, y: anchor.y - view.height / zoom / 2, zoom });
    } else model.camera.set(isReadable ? startAt(whole) : { x: 0, y: 0, zoom: 1 });
  };
  useEffect(() => {
    const element = board.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      model.view.set({ width: element.clientWidth, height: element.clientHeight });
      open();
    });
    observer.observe(element);
    return () => observer.disconnect();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first content is what the view waits for
  useEffect(open, [content]);
}

/** A board smaller than the view stands at the top, where reading starts. */
function startAt<C extends { y: number; zoom: number }>(camera: C): C {
  return camera.y < 0 ? { ...camera, y: Math.max(camera.y, -16 / camera.zoom) } : camera;
}
