import type { Point } from "@longtable/shared/board/board.types";
import type Konva from "konva";
import { useEffect, useRef } from "react";
import { Layer, Shape, Stage } from "react-konva/lib/ReactKonvaCore";
import type { Store } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import type { CanvasModel } from "./canvas.model.ts";
import { createFrame } from "./frames.ts";
import { overlayIsEmpty, paintOverlay } from "./overlay.ts";
import type { Look } from "./picture.ts";

export interface OverlayProps {
  model: CanvasModel;
  look: Store<Look | null>;
  cursors: Store<ReadonlyMap<number, Point>> | null;
}

const NO_CURSORS: readonly Point[] = [];

/** The Konva stage with what lies over the board's picture. It does not listen: the scene's own index answers what lies under a hand. */
export default function OverlayStage({ model, look, cursors }: OverlayProps) {
  const view = useStore(model.view);
  const over = useRef<Konva.Layer>(null);

  useEffect(() => {
    const frame = createFrame(() => over.current?.drawScene());
    // An empty overlay is not there: without a graphics card a browser copies each canvas for every frame.
    let isBlank: boolean | null = null;
    const draw = () => {
      const isEmpty = overlayIsEmpty(model, cursors?.get().size ?? 0);
      if (!isEmpty) frame.ask();
      if (isEmpty !== isBlank) over.current?.visible(!isEmpty);
      isBlank = isEmpty;
    };
    const sharpen = () => {
      const ratio = look.get()?.ratio;
      const canvas = over.current?.getCanvas();
      if (ratio && canvas && canvas.getPixelRatio() !== ratio) canvas.setPixelRatio(ratio);
      draw();
    };
    sharpen();
    const stops = [
      look.subscribe(sharpen),
      ...[model.camera, model.view, model.index, model.selection, model.drag, model.marquee].map((store) =>
        store.subscribe(draw),
      ),
      cursors?.subscribe(draw) ?? (() => undefined),
      frame.cancel,
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [model, look, cursors]);

  return (
    <Stage className="canvas-stage" width={view.width} height={view.height} listening={false}>
      <Layer ref={over} listening={false}>
        <Shape
          listening={false}
          perfectDrawEnabled={false}
          sceneFunc={(context) => {
            const now = look.get();
            if (!now) return;
            const people = cursors?.get().values() ?? NO_CURSORS;
            paintOverlay(context._context as CanvasRenderingContext2D, model, { ...now, cursors: people });
          }}
        />
      </Layer>
    </Stage>
  );
}
