import type { Point } from "@longtable/shared/board/board.types";
import type Konva from "konva";
import { memo, useEffect, useRef } from "react";
import { Layer, Shape, Stage } from "react-konva/lib/ReactKonvaCore";
import type { Store } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import type { CanvasModel } from "./canvas.model.ts";
import { overlayIsEmpty, paintOverlay } from "./overlay.ts";
import { followSharpness, followTheme, loadSceneFonts, type Palette, readPalette } from "./palette.ts";
import type { Picture } from "./picture.ts";

interface Props {
  model: CanvasModel;
  picture: Picture;
  /** Told how to ask for a frame, once there is a stage. */
  onStage(redraw: () => void): void;
  cursors: Store<ReadonlyMap<number, Point>> | null;
}

const NO_CURSORS: readonly Point[] = [];

/**
 * The board's picture, and the Konva stage with what lies over it. Both draw themselves from the model, so that a hand
 * that pans never waits for React; neither listens, since the scene's own index answers what lies under a hand. Nothing
 * here is made anew when notes change.
 */
export const SceneStage = memo(function SceneStage({ model, picture, onStage, cursors }: Props) {
  const view = useStore(model.view);
  const board = useRef<HTMLDivElement>(null);
  const over = useRef<Konva.Layer>(null);
  const look = useRef<{ palette: Palette; fontFamily: string } | null>(null);

  useEffect(() => {
    const boardFrame = createFrame(picture.drawFrame);
    const overFrame = createFrame(() => over.current?.drawScene());
    const drawBoard = boardFrame.ask;
    // An empty overlay is not there: without a graphics card a browser copies each canvas for every frame.
    let isBlank: boolean | null = null;
    const drawOver = () => {
      const isEmpty = overlayIsEmpty(model, cursors?.get().size ?? 0);
      if (!isEmpty) overFrame.ask();
      if (isEmpty !== isBlank) over.current?.visible(!isEmpty);
      isBlank = isEmpty;
    };
    onStage(drawBoard);
    const readLook = () => {
      const root = document.documentElement;
      const fontFamily = getComputedStyle(root).getPropertyValue("--font").trim() || "sans-serif";
      look.current = { palette: readPalette(root), fontFamily };
      const ratio = devicePixelRatio;
      const canvas = over.current?.getCanvas();
      if (canvas && canvas.getPixelRatio() !== ratio) canvas.setPixelRatio(ratio);
      picture.setLook({ ...look.current, ratio });
      drawOver();
    };
    const stopPicture = board.current ? picture.mount(board.current) : () => undefined;
    let isGone = false;
    const family = getComputedStyle(document.documentElement).getPropertyValue("--font");
    void loadSceneFonts(family).then(() => isGone || readLook());
    const stops = [
      followTheme(readLook),
      followSharpness(readLook),
      model.camera.subscribe(drawBoard),
      model.view.subscribe(drawBoard),
      ...[model.camera, model.view, model.index, model.selection, model.drag, model.marquee].map((store) =>
        store.subscribe(drawOver),
      ),
      cursors?.subscribe(drawOver) ?? (() => undefined),
      stopPicture,
      boardFrame.cancel,
      overFrame.cancel,
    ];
    return () => {
      isGone = true;
      for (const stop of stops) stop();
    };
  }, [model, picture, onStage, cursors]);

  return (
    <>
      <div ref={board} className="canvas-picture" />
      <Stage className="canvas-stage" width={view.width} height={view.height} listening={false}>
        <Layer ref={over} listening={false}>
          <Shape
            listening={false}
            perfectDrawEnabled={false}
            sceneFunc={(context) => {
              if (!look.current) return;
              const people = cursors?.get().values() ?? NO_CURSORS;
              paintOverlay(context._context as CanvasRenderingContext2D, model, { ...look.current, cursors: people });
            }}
          />
        </Layer>
      </Stage>
    </>
  );
});

/** Draws at most once a frame. Konva's own `batchDraw` would clear a hit canvas too, which nobody asks here. */
function createFrame(draw: () => void) {
  let handle: number | null = null;
  return {
    ask() {
      handle ??= requestAnimationFrame(() => {
        handle = null;
        draw();
      });
    },
    cancel() {
      if (handle !== null) cancelAnimationFrame(handle);
      handle = null;
    },
  };
}
