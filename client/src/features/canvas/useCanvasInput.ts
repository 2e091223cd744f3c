import type { Point } from "@longtable/shared/board/board.types";
import { type RefObject, useEffect, useRef } from "react";
import type { ActionScope } from "../actions/action.types.ts";
import { toBoard } from "./camera.ts";
import type { CanvasModel } from "./canvas.model.ts";
import type { Deeds } from "./canvasDeeds.ts";
import { attachClipboard } from "./clipboard.ts";
import { attachGestures } from "./gestures.ts";
import { attachKeyboard } from "./keyboard.ts";
import type { Picture } from "./picture.ts";
import { attachWheel } from "./wheel.ts";

interface Options {
  parts: { model: CanvasModel; deeds: Deeds; picture: Picture };
  root: RefObject<HTMLElement | null>;
  board: RefObject<HTMLElement | null>;
  singleKeys: boolean;
  scope: ActionScope;
  isOn: boolean;
  onPoint?(at: Point | null): void;
  onMoving?(isMoving: boolean): void;
}

/** Other people see a pointer move this often at most. */
const POINT_MS = 50;
/** Painting ahead stops this long before the browser wants to go on. */
const SPARE_MS = 3;

/** Connects hands, wheels and keys to a canvas, and paints ahead while nobody does anything. */
export function useCanvasInput({ parts, root, board, singleKeys, scope, isOn, onPoint, onMoving }: Options): void {
  const { model, deeds, picture } = parts;
  const withSingles = useRef(singleKeys);
  withSingles.current = singleKeys;
  const scopeNow = useRef(scope);
  scopeNow.current = scope;

  useEffect(() => {
    const [rootElement, element] = [root.current, board.current];
    if (!rootElement || !element || !isOn) return;
    const stops = [
      attachGestures(element, model, deeds),
      attachWheel(element, model, picture.setZooming),
      attachClipboard(element, () => scopeNow.current),
      attachKeyboard({
        root: rootElement,
        board: element,
        model,
        deeds,
        scope: () => scopeNow.current,
        withSingles: () => withSingles.current,
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [root, board, model, deeds, picture, isOn]);

  useEffect(() => paintWhenIdle(model, picture), [model, picture]);
  useEffect(() => {
    if (!onMoving) return;
    const stop = model.isMoving.subscribe(() => onMoving(model.isMoving.get()));
    return () => {
      stop();
      onMoving(false);
    };
  }, [model, onMoving]);

  useEffect(() => {
    const element = board.current;
    if (!element || !onPoint) return;
    return followPointer(element, model, onPoint);
  }, [board, model, onPoint]);
}

function paintWhenIdle(model: CanvasModel, picture: Picture): () => void {
  // Safari has no idle callbacks; there the ring around the view is painted when the hand gets to it.
  if (typeof requestIdleCallback !== "function") return () => undefined;
  let handle: number | null = null;
  const plan = () => {
    if (model.isMoving.get()) return;
    handle ??= requestIdleCallback((deadline) => {
      handle = null;
      if (!model.isMoving.get() && picture.paintAhead(() => deadline.timeRemaining() < SPARE_MS)) plan();
    });
  };
  const stops = [model.camera, model.index, model.isMoving, model.view].map((store) => store.subscribe(plan));
  plan();
  return () => {
    for (const stop of stops) stop();
    if (handle !== null) cancelIdleCallback(handle);
  };
}

function followPointer(element: HTMLElement, model: CanvasModel, onPoint: (at: Point | null) => void): () => void {
  let sentAt = Number.NEGATIVE_INFINITY;
  const onMove = (event: PointerEvent) => {
    if (event.timeStamp - sentAt < POINT_MS) return;
    sentAt = event.timeStamp;
    const { left, top } = element.getBoundingClientRect();
    onPoint(toBoard(model.camera.get(), { x: event.clientX - left, y: event.clientY - top }));
  };
  const onLeave = () => onPoint(null);
  element.addEventListener("pointermove", onMove);
  element.addEventListener("pointerleave", onLeave);
  return () => {
    element.removeEventListener("pointermove", onMove);
    element.removeEventListener("pointerleave", onLeave);
    onPoint(null);
  };
}
