import { type Box, boxAround, boxesMeet } from "./camera.ts";
import type { Pane } from "./pinned.ts";
import { createGeneration, eachTile, type Generation, TILE_SIDE, type Tile } from "./tileGeneration.ts";

/** What tiles need from the page; tests bring their own. */
export interface TileHost<Bitmap> {
  makeBitmap(): Bitmap;
  /** Paints `part` of what a bitmap shows, which is the board inside `box` at `scale` device pixels per board unit. */
  paint(bitmap: Bitmap, box: Box, scale: number, part: Box): void;
}

/** A generation as it lies in its pane: where the board's corner is, in device pixels, and how much it is stretched. */
export interface TileLayer<Bitmap> {
  generation: Generation<Bitmap>;
  x: number;
  y: number;
  stretch: number;
}

/** A picture is stretched between these ratios while a hand zooms; beyond them a sharper one is begun. */
const STRETCH = { least: 0.3, most: 3 };
const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };

/** Tiles are ready this far before they come into view, in device pixels. */
const EDGE = 96;
/** A picture stays under the one that takes its place for so many frames, until that one is on the screen for sure. */
const PAST_FRAMES = 4;

/**
 * Keeps what one pane shows of a board as ready-made tiles, so that panning and zooming only move bitmaps.
 * `front` is what is shown; `back` is the same at the zoom the hand has come to rest at, which grows over it until it is whole;
 * `past` was the front a moment ago; `overview` is the whole board, small, under what is not painted yet.
 */
export function createTiles<Bitmap>(host: TileHost<Bitmap>) {
  let front: Generation<Bitmap> = createGeneration(1);
  let back: Generation<Bitmap> | null = null;
  let past: { generation: Generation<Bitmap>; frames: number } | null = null;
  let overview: Generation<Bitmap> = createGeneration(1);
  let board: Box = NOWHERE;
  let pane: Pane | null = null;
  let ratio = 1;

  const fill = (generation: Generation<Bitmap>, tile: Tile<Bitmap>) => {
    if (tile.stale) host.paint(tile.bitmap, tile.box, generation.scale, tile.stale);
    tile.stale = null;
  };
  const visibleBox = (): Box => {
    if (!pane) return NOWHERE;
    const { clip, camera } = pane;
    return {
      x: camera.x + clip.x / camera.zoom,
      y: camera.y + clip.y / camera.zoom,
      width: clip.width / camera.zoom,
      height: clip.height / camera.zoom,
    };
  };

  /** Paints what is missing in this box until `isOver`; true when nothing is left. */
  const complete = (generation: Generation<Bitmap>, box: Box, isOver: () => boolean): boolean =>
    eachTile(generation.scale, box, board, (column, row) => {
      const held = generation.find(column, row);
      if (held && !held.stale) return true;
      if (isOver()) return false;
      fill(generation, held ?? generation.add(column, row, host.makeBitmap));
      return true;
    });

  const isNear = (scale: number, wanted: number) => wanted / scale > STRETCH.least && wanted / scale < STRETCH.most;

  const layerOf = (generation: Generation<Bitmap>, { camera, clip }: Omit<Pane, "name">): TileLayer<Bitmap> => {
    const scale = camera.zoom * ratio;
    const [x, y] = [-camera.x * scale - clip.x * ratio, -camera.y * scale - clip.y * ratio];
    // Letters stand sharp only on whole pixels.
    const isExact = generation.scale === scale;
    return {
      generation,
      x: isExact ? Math.round(x) : x,
      y: isExact ? Math.round(y) : y,
      stretch: scale / generation.scale,
    };
  };

  return {
    /** A board of another size or another look: everything is painted again. */
    reset(next: Box) {
      board = next;
      front = createGeneration(front.scale);
      back = null;
      past = null;
      overview = createGeneration(Math.min(1, 1_536 / Math.max(board.width, board.height, 1)));
    },
    /** Only what these boxes touch is painted again, once it is looked at; until then the old picture stays. */
    invalidate(boxes: readonly Box[], next: Box) {
      board = next;
      for (const generation of [front, back, past?.generation, overview]) {
        generation?.each((tile) => {
          const met = boxes.filter((box) => boxesMeet(box, tile.box));
          if (met.length > 0) tile.stale = within(tile, met);
        });
      }
    },
    /** Says what is looked at. While a hand zooms, a near picture is stretched and no new one begun. */
    look(at: { pane: Pane; ratio: number; isZooming: boolean }) {
      pane = at.pane;
      ratio = at.ratio;
      const wanted = pane.camera.zoom * ratio;
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
      const box = visibleBox();
      const target = back ?? front;
      const isWhole = complete(target, box, isOver);
      if (isWhole && back) {
        past = { generation: front, frames: PAST_FRAMES };
        front = back;
        back = null;
      }
      if (isWhole) complete(target, grown(box, EDGE / target.scale), isOver);
      target.trim(tileCount(target.scale, box) * 3 + 16);
      return !isWhole || past !== null;
    },
    /** Paints ahead of the hand: a ring around the view, then the overview. True when more is to do. */
    workAhead(isOver: () => boolean): boolean {
      const ring = grown(visibleBox(), TILE_SIDE / front.scale);
      return !(complete(front, ring, isOver) && complete(overview, board, isOver));
    },
    /** What a frame shows, from below to above; the overview only where the rest leaves gaps. */
    layers(): readonly TileLayer<Bitmap>[] {
      if (!pane) return [];
      const isWhole = eachTile(front.scale, visibleBox(), board, (column, row) => {
        const tile = front.find(column, row);
        if (tile) front.touch(tile);
        return tile !== null;
      });
      const shown = [
        ...(isWhole ? [] : [overview]),
        ...(past ? [past.generation] : []),
        front,
        ...(back ? [back] : []),
      ];
      if (past) past = past.frames > 1 ? { ...past, frames: past.frames - 1 } : null;
      const { camera, clip } = pane;
      return shown.map((generation) => layerOf(generation, { camera, clip }));
    },
  };
}
export type Tiles<Bitmap> = ReturnType<typeof createTiles<Bitmap>>;

/** What of a tile these boxes and its own stale part cover together. */
function within({ box, stale }: Pick<Tile<unknown>, "box" | "stale">, boxes: readonly Box[]): Box | null {
  const all = boxAround(stale ? [...boxes, stale] : boxes);
  if (!all) return null;
  const [x, y] = [Math.max(all.x, box.x), Math.max(all.y, box.y)];
  const [right, bottom] = [
    Math.min(all.x + all.width, box.x + box.width),
    Math.min(all.y + all.height, box.y + box.height),
  ];
  return { x, y, width: right - x, height: bottom - y };
}

const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

function tileCount(scale: number, box: Box): number {
  const side = TILE_SIDE / scale;
  return (Math.ceil(box.width / side) + 1) * (Math.ceil(box.height / side) + 1);
}
