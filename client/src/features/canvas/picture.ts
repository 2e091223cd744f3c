import type { Box } from "./camera.ts";
import type { CanvasModel } from "./canvas.model.ts";
import { paintNode } from "./paintNode.ts";
import type { Palette } from "./palette.ts";
import { TILE_SIDE } from "./tileGeneration.ts";
import { createTiles } from "./tiles.ts";

/** Time a frame may spend on painting tiles while the view moves, and at rest. */
const MOVING_BUDGET_MS = 5;
const RESTING_BUDGET_MS = 12;

interface Look {
  palette: Palette;
  fontFamily: string;
  /** Device pixels per CSS pixel. */
  ratio: number;
}

/** Paints the board behind the view from tiles. `redraw` asks for another frame. */
export function createPicture(model: CanvasModel, redraw: () => void) {
  let look: Look | null = null;
  let isZooming = false;
  const tiles = createTiles<HTMLCanvasElement>({
    makeBitmap() {
      const canvas = document.createElement("canvas");
      canvas.width = TILE_SIDE;
      canvas.height = TILE_SIDE;
      return canvas;
    },
    paint(canvas, box, scale) {
      const context = canvas.getContext("2d");
      if (!context || !look) return;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, TILE_SIDE, TILE_SIDE);
      context.setTransform(scale, 0, 0, scale, -box.x * scale, -box.y * scale);
      const { palette, fontFamily, ratio } = look;
      const brush = { context, palette, fontFamily, zoom: scale / ratio };
      for (const node of model.index.get().inBox(box)) paintNode(brush, node);
    },
  });
  const board = (): Box => {
    const { width, height } = model.index.get().scene;
    return { x: 0, y: 0, width, height };
  };

  return {
    /** Another theme, font or screen: all is painted again. */
    setLook(next: Look) {
      look = next;
      tiles.reset(board());
      redraw();
    },
    /** The scene changed inside these boxes; null means everywhere. */
    sceneChanged(boxes: readonly Box[] | null) {
      if (boxes) tiles.invalidate(boxes, board());
      else tiles.reset(board());
      redraw();
    },
    setZooming(next: boolean) {
      if (isZooming === next) return;
      isZooming = next;
      redraw();
    },
    /** Draws one frame in device pixels. */
    drawFrame(context: CanvasRenderingContext2D) {
      if (!look) return;
      const panes = model.panes();
      const { ratio, palette } = look;
      tiles.look({ panes, ratio, isZooming });
      const end = performance.now() + (model.isMoving.get() ? MOVING_BUDGET_MS : RESTING_BUDGET_MS);
      const needsMore = tiles.work(() => performance.now() > end);
      for (const pane of panes) {
        const { x, y, width, height } = pane.clip;
        context.save();
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.beginPath();
        context.rect(
          Math.round(x * ratio),
          Math.round(y * ratio),
          Math.round(width * ratio),
          Math.round(height * ratio),
        );
        if (pane.name !== "body") {
          context.clip();
          context.fillStyle = palette("ground");
          context.fill();
        }
        context.imageSmoothingEnabled = !isZooming;
        tiles.draw(pane, (canvas, left, top, wide, high) => context.drawImage(canvas, left, top, wide, high));
        context.restore();
      }
      if (needsMore) redraw();
    },
    /** Paints ahead while nothing else is to do; true when more is left. */
    paintAhead: (isOver: () => boolean) => (look ? tiles.workAhead(isOver) : false),
  };
}
export type Picture = ReturnType<typeof createPicture>;
