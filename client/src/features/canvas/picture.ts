import type { Scene } from "@longtable/shared/scene/scene.types";
import type { Box } from "./camera.ts";
import type { CanvasModel } from "./canvas.model.ts";
import { paintNode } from "./paintNode.ts";
import type { Palette } from "./palette.ts";
import type { PaneName } from "./pinned.ts";
import { createTilePlanes, makeTilePicture, type TilePicture, type TilePlanes } from "./tilePlanes.ts";
import { createTiles, type Tiles } from "./tiles.ts";

/** Time a frame may spend on painting tiles while the view moves, and at rest. */
const MOVING_BUDGET_MS = 5;
const RESTING_BUDGET_MS = 12;

/** In painting order. */
const PANES: readonly PaneName[] = ["body", "names", "heads", "corner"];

export interface Look {
  palette: Palette;
  fontFamily: string;
  /** Device pixels per CSS pixel. */
  ratio: number;
}

/** What of a scene a pane can show. */
function partOf(name: PaneName, { width, height, headerWidth, headerHeight }: Scene): Box {
  const isSide = name === "names" || name === "corner";
  const isHead = name === "heads" || name === "corner";
  return { x: 0, y: 0, width: isSide ? headerWidth : width, height: isHead ? headerHeight : height };
}

/** Paints the board behind the view from tiles, a set of them for each pane. `redraw` asks for another frame. */
export function createPicture(model: CanvasModel, redraw: () => void) {
  let look: Look | null = null;
  let isZooming = false;
  let shown: ReadonlyMap<PaneName, TilePlanes> = new Map();

  const paint = ({ context }: TilePicture, box: Box, scale: number, part: Box) => {
    if (!context || !look) return;
    const { palette, fontFamily, ratio } = look;
    // On whole pixels, so that what is painted again meets what stays without a seam.
    const [left, top] = [Math.floor((part.x - box.x) * scale), Math.floor((part.y - box.y) * scale)];
    const width = Math.ceil((part.x - box.x + part.width) * scale) - left;
    const height = Math.ceil((part.y - box.y + part.height) * scale) - top;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.beginPath();
    context.rect(left, top, width, height);
    context.clip();
    context.clearRect(left, top, width, height);
    context.setTransform(scale, 0, 0, scale, -box.x * scale, -box.y * scale);
    const brush = { context, palette, fontFamily, zoom: scale / ratio };
    const seen = { x: box.x + left / scale, y: box.y + top / scale, width: width / scale, height: height / scale };
    for (const node of model.index.get().inBox(seen)) paintNode(brush, node);
    context.restore();
  };
  const tiles = new Map<PaneName, Tiles<TilePicture>>(
    PANES.map((name) => [name, createTiles<TilePicture>({ makeBitmap: () => makeTilePicture(paintAll), paint })]),
  );
  const board = (name: PaneName) => partOf(name, model.index.get().scene);
  function paintAll(): void {
    for (const [name, each] of tiles) each.reset(board(name));
    redraw();
  }

  return {
    /** Shows the picture inside an element; the answer takes it out again. */
    mount(root: HTMLElement): () => void {
      const planes = new Map(PANES.map((name) => [name, createTilePlanes(root, name)]));
      shown = planes;
      redraw();
      return () => {
        for (const plane of planes.values()) plane.remove();
        if (shown === planes) shown = new Map();
      };
    },
    /** Another theme, font or screen: all is painted again. */
    setLook(next: Look) {
      look = next;
      paintAll();
    },
    /** The scene changed inside these boxes; null means everywhere. */
    sceneChanged(boxes: readonly Box[] | null) {
      if (boxes === null) return paintAll();
      for (const [name, each] of tiles) each.invalidate(boxes, board(name));
      redraw();
    },
    setZooming(next: boolean) {
      if (isZooming === next) return;
      isZooming = next;
      redraw();
    },
    /** Brings the page to what the camera sees now, as far as the time of one frame reaches. */
    drawFrame() {
      if (!look) return;
      const { ratio } = look;
      const panes = model.panes();
      const end = performance.now() + (model.isMoving.get() ? MOVING_BUDGET_MS : RESTING_BUDGET_MS);
      let needsMore = false;
      for (const [name, plane] of shown) {
        const pane = panes.find((each) => each.name === name);
        const its = tiles.get(name);
        if (!pane || !its) {
          plane.hide();
          continue;
        }
        its.look({ pane, ratio, isZooming });
        if (its.work(() => performance.now() > end)) needsMore = true;
        plane.show(pane, its.layers(), ratio);
      }
      if (needsMore) redraw();
    },
    /** Paints ahead while nothing else is to do; true when more is left. */
    paintAhead: (isOver: () => boolean) => (look ? (tiles.get("body")?.workAhead(isOver) ?? false) : false),
  };
}
export type Picture = ReturnType<typeof createPicture>;
