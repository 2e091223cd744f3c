import type { Point } from "@longtable/shared/board/board.types";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useSyncExternalStore } from "react";
import { t } from "../../i18n/t.ts";
import { useStore } from "../../session/store.ts";
import { panBy } from "./camera.ts";
import type { CanvasModel } from "./canvas.model.ts";
import { cameraTo, frameOf, isOfUse, paintMinimap, scaleOf } from "./minimap.ts";
import { followTheme, readPalette } from "./palette.ts";
import "./minimap.css";

/** What changed is painted at most this often, in milliseconds, and once the hand rests: it is small and nobody reads it. */
const PAINT_MS = 250;
/** The frame follows a hand this often: each time the browser looks at its whole page. */
const FRAME_MS = 50;
/** An arrow key moves the view this share of its size. */
const KEY_SHARE = 0.25;
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The whole board, small, with what of it is in view; a press or the arrow keys go elsewhere. */
export function Minimap({ model }: { model: CanvasModel }) {
  const shows = useStore(model.showsMinimap);
  const subscribe = (listener: () => void) => {
    const stops = [model.camera, model.view, model.index].map((store) => store.subscribe(listener));
    return () => {
      for (const stop of stops) stop();
    };
  };
  // Only whether there is one: panning draws nothing anew here.
  const isThere = useSyncExternalStore(subscribe, () =>
    isOfUse(model.camera.get(), model.view.get(), model.index.get().scene),
  );
  return shows && isThere ? <Overview model={model} /> : null;
}

function Overview({ model }: { model: CanvasModel }) {
  const { scene } = useStore(model.index);
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLSpanElement>(null);
  const scale = scaleOf(scene);
  const size = { width: Math.ceil(scene.width * scale), height: Math.ceil(scene.height * scale) };

  useEffect(() => {
    const place = () => {
      const { x, y, width, height } = frameOf(model.camera.get(), model.view.get(), model.index.get().scene);
      const style = frame.current?.style;
      if (!style) return;
      style.transform = `translate(${x}px, ${y}px)`;
      style.width = `${width}px`;
      style.height = `${height}px`;
    };
    const placing = every(FRAME_MS, place);
    place();
    const moved = [model.camera, model.view, model.index].map((store) => store.subscribe(placing.plan));
    const stops = [placing.stop, ...moved];
    return () => {
      for (const stop of stops) stop();
    };
  }, [model]);

  useEffect(() => {
    const paint = () => {
      if (canvas.current)
        paintMinimap(canvas.current, model.index.get().scene, readPalette(document.documentElement), devicePixelRatio);
    };
    const painting = every(PAINT_MS, () => (model.isMoving.get() ? painting.plan() : paint()));
    painting.plan();
    const stops = [painting.stop, model.index.subscribe(painting.plan), followTheme(paint)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [model]);

  const go = (event: PointerEvent<HTMLElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    model.setCamera(cameraTo(at, model.camera.get(), model.view.get(), scene));
  };
  const onKey = (event: KeyboardEvent) => {
    const way = Object.hasOwn(ARROWS, event.key) ? ARROWS[event.key] : undefined;
    if (!way) return;
    event.preventDefault();
    const { width, height } = model.view.get();
    model.setCamera(panBy(model.camera.get(), way.x * width * KEY_SHARE, way.y * height * KEY_SHARE));
  };
  return (
    <button
      type="button"
      className="minimap"
      aria-label={t("canvas.minimapHint")}
      style={size}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={(event) => event.buttons > 0 && go(event)}
      onKeyDown={onKey}
    >
      <canvas ref={canvas} />
      <span ref={frame} />
    </button>
  );
}

/** Does something soon after it is asked for, and not more often than each `ms`. */
function every(ms: number, run: () => void) {
  let timer: ReturnType<typeof setTimeout> | null = null;
  return {
    plan() {
      timer ??= setTimeout(() => {
        timer = null;
        run();
      }, ms);
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
