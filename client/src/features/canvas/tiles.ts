import { type Box, boxesMeet } from "./camera.ts";
import type { Pane } from "./pinned.ts";
import { createGeneration, eachTile, type Generation, TILE_SIDE, type Tile } from "./tileGeneration.ts";

/** What tiles need from the page; tests bring their own. */
export interface TileHost<Bitmap> {
  makeBitmap(): Bitmap;
  /** Paints the board inside `box` into a bitmap, at `scale` device pixels per board unit. */
  paint(bitmap: Bitmap, box: Box, scale: number): void;
}

/** Draws one tile at a place of the screen, in device pixels. */
export type DrawTile<Bitmap> = (bitmap: Bitmap, x: number, y: number, width: number, height: number) => void;

/** A picture is stretched between these ratios while a hand zooms; beyond them a sharper one is begun. */
const STRETCH = { least: 0.3, most: 3 };

/**
 * Keeps a board's picture as ready-made tiles, so that panning and zooming only move bitmaps.
 * `front` is what is shown; `back` is the same at the zoom the hand has come to rest at, shown once it is whole;
 * `overview` is the whole board, small, under what is not painted yet.
 */
export function createTiles<Bitmap>(host: TileHost<Bitmap>) {
  let front: Generation<Bitmap> = createGeneration(1);
  let back: Generation<Bitmap> | null = null;
  let overview: Generation<Bitmap> = createGeneration(1);
  let board: Box = { x: 0, y: 0, width: 0, height: 0 };
  let panes: readonly Pane[] = [];
  let ratio = 1;

  const fill = (generation: Generation<Bitmap>, tile: Tile<Bitmap>) => {
    host.paint(tile.bitmap, tile.box, generation.scale);
    tile.isStale = false;
  };
  const visibleBoxes = () =>
    panes.map(({ clip, camera }) => ({
      x: camera.x + clip.x / camera.zoom,
      y: camera.y + clip.y / camera.zoom,
      width: clip.width / camera.zoom,
      height: clip.height / camera.zoom,
    }));

  /** Paints what is missing in these boxes until `isOver`; true when nothing is left. */
  const complete = (generation: Generation<Bitmap>, boxes: readonly Box[], isOver: () => boolean): boolean => {
    for (const box of boxes) {
      const isDone = eachTile(generation.scale, box, board, (column, row) => {
        const held = generation.find(column, row);
        if (held && !held.isStale) return true;
        if (isOver()) return false;
        fill(generation, held ?? generation.add(column, row, host.makeBitmap));
        return true;
      });
      if (!isDone) return false;
    }
    return true;
  };

  const isNear = (scale: number, wanted: number) => wanted / scale > STRETCH.least && wanted / scale < STRETCH.most;

  return {
    /** A board of another size or another look: everything is painted again. */
    reset(next: Box) {
      board = next;
      front = createGeneration(front.scale);
      back = null;
      overview = createGeneration(Math.min(1, 1_536 / Math.max(board.width, board.height, 1)));
    },
    /** Only what these boxes touch is painted again; until then the old picture stays. */
    invalidate(boxes: readonly Box[], next: Box) {
      board = next;
      const visible = visibleBoxes();
      for (const generation of [front, back, overview]) {
        generation?.each((tile) => {
          if (!boxes.some((box) => boxesMeet(box, tile.box))) return;
          if (generation === overview || visible.some((box) => boxesMeet(box, tile.box))) tile.isStale = true;
          else generation.drop(tile);
        });
      }
    },
    /** Says what is looked at. While a hand zooms, a near picture is stretched and no new one begun. */
    look(at: { panes: readonly Pane[]; ratio: number; isZooming: boolean }) {
      panes = at.panes;
      ratio = at.ratio;
      const wanted = (panes[0]?.camera.zoom ?? 1) * ratio;
      if (front.scale === wanted) {
        back = null;
      } else if (at.isZooming) {
        if (!isNear((back ?? front).scale, wanted)) back = createGeneration(wanted);
      } else if (back?.scale !== wanted) {
        back = createGeneration(wanted);
      }
    },
    /** Paints what the view lacks until `isOver`; true when more is to do for what is in view. */
    work(isOver: () => boolean): boolean {
      const boxes = visibleBoxes();
      const target = back ?? front;
      const isWhole = complete(target, boxes, isOver);
      if (isWhole && back) {
        front = back;
        back = null;
      }
      target.trim(boxes.reduce((sum, box) => sum + tileCount(target.scale, box), 0) * 3 + 16);
      return !isWhole;
    },
    /** Paints ahead of the hand: a ring around the view, then the overview. True when more is to do. */
    workAhead(isOver: () => boolean): boolean {
      const side = TILE_SIDE / front.scale;
      const ring = visibleBoxes()
        .slice(0, 1)
        .map(({ x, y, width, height }) => ({
          x: x - side,
          y: y - side,
          width: width + 2 * side,
          height: height + 2 * side,
        }));
      return !(complete(front, ring, isOver) && complete(overview, [board], isOver));
    },
    /** Draws one pane from what is there. */
    draw(pane: Pane, drawTile: DrawTile<Bitmap>) {
      const { camera, clip } = pane;
      const box = {
        x: camera.x + clip.x / camera.zoom,
        y: camera.y + clip.y / camera.zoom,
        width: clip.width / camera.zoom,
        height: clip.height / camera.zoom,
      };
      const scale = camera.zoom * ratio;
      const isWhole = eachTile(front.scale, box, board, (column, row) => front.find(column, row) !== null);
      for (const generation of isWhole ? [front] : [overview, front]) {
        const stretch = scale / generation.scale;
        const isExact = generation.scale === scale;
        const left = isExact ? Math.round(-camera.x * scale) : -camera.x * scale;
        const top = isExact ? Math.round(-camera.y * scale) : -camera.y * scale;
        const side = TILE_SIDE * stretch;
        eachTile(generation.scale, box, board, (column, row) => {
          const tile = generation.find(column, row);
          if (!tile) return true;
          generation.touch(tile);
          // Both edges are rounded, so that neighbours meet without a seam.
          const [x, y] = [Math.round(left + column * side), Math.round(top + row * side)];
          const [right, bottom] = [Math.round(left + (column + 1) * side), Math.round(top + (row + 1) * side)];
          drawTile(tile.bitmap, x, y, right - x, bottom - y);
          return true;
        });
      }
    },
  };
}
export type Tiles<Bitmap> = ReturnType<typeof createTiles<Bitmap>>;

function tileCount(scale: number, box: Box): number {
  const side = TILE_SIDE / scale;
  return (Math.ceil(box.width / side) + 1) * (Math.ceil(box.height / side) + 1);
}
