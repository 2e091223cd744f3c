import type { BoardContent } from "@longtable/shared/board/board.doc";
import { type RefObject, useEffect, useRef } from "react";
import type { CanvasModel } from "./canvas.model.ts";
import { openingCamera } from "./opening.ts";

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
    model.camera.set(openingCamera(scene, view, fits));
  };
  const openNow = useRef(open);
  openNow.current = open;
  useEffect(() => {
    const element = board.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      model.view.set({ width: element.clientWidth, height: element.clientHeight });
      openNow.current();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [board, model]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first content is what the view waits for
  useEffect(open, [content]);
}
