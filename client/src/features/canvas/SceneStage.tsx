import type { Point } from "@longtable/shared/board/board.types";
import { memo, useEffect, useRef, useState } from "react";
import type { Store } from "../../session/session.types.ts";
import { createStore } from "../../session/store.ts";
import { useLate } from "../../ui/useLate.ts";
import type { CanvasModel } from "./canvas.model.ts";
import { createFrame } from "./frames.ts";
import type { OverlayProps } from "./OverlayStage.tsx";
import { followSharpness, followTheme, loadSceneFonts, readPalette } from "./palette.ts";
import type { Look, Picture } from "./picture.ts";

interface Props {
  model: CanvasModel;
  picture: Picture;
  /** Told how to ask for a frame, once there is a stage. */
  onStage(redraw: () => void): void;
  cursors: Store<ReadonlyMap<number, Point>> | null;
}

/**
 * The board's picture, and what lies over it. Both draw themselves from the model, so that a hand that pans never waits for
 * React. Nothing here is made anew when notes change.
 */
export const SceneStage = memo(function SceneStage({ model, picture, onStage, cursors }: Props) {
  const board = useRef<HTMLDivElement>(null);
  const [look] = useState(() => createStore<Look | null>(null));
  // The board is to be seen first: what lies over it is fetched after that.
  const [isPainted, setPainted] = useState(false);

  useEffect(() => {
    let isFirst = true;
    const frame = createFrame(() => {
      picture.drawFrame();
      if (isFirst && look.get()) setTimeout(setPainted, 0, true);
      isFirst &&= look.get() === null;
    });
    onStage(frame.ask);
    const readLook = () => {
      const root = document.documentElement;
      const fontFamily = getComputedStyle(root).getPropertyValue("--font").trim() || "sans-serif";
      const next = { palette: readPalette(root), fontFamily, ratio: devicePixelRatio };
      look.set(next);
      picture.setLook(next);
    };
    const stopPicture = board.current ? picture.mount(board.current) : () => undefined;
    let isGone = false;
    const family = getComputedStyle(document.documentElement).getPropertyValue("--font");
    void loadSceneFonts(family).then(() => isGone || readLook());
    const stops = [
      followTheme(readLook),
      followSharpness(readLook),
      model.camera.subscribe(frame.ask),
      model.view.subscribe(frame.ask),
      stopPicture,
      frame.cancel,
    ];
    return () => {
      isGone = true;
      for (const stop of stops) stop();
    };
  }, [model, picture, onStage, look]);

  return (
    <>
      <div ref={board} className="canvas-picture" />
      {isPainted && <LateOverlay model={model} look={look} cursors={cursors} />}
      <div className="canvas-touch" />
    </>
  );
});

const loadOverlay = () => import("./OverlayStage.tsx");

function LateOverlay(props: OverlayProps) {
  const Overlay = useLate(loadOverlay);
  return Overlay && <Overlay {...props} />;
}
