import type { Box } from "./camera.ts";

/** Side of a tile in device pixels. */
export const TILE_SIDE = 512;

/** One square of a board's picture. */
export interface Tile<Bitmap> {
  key: number;
  bitmap: Bitmap;
  column: number;
  row: number;
  /** What it shows, in board units. */
  box: Box;
  /** The part that is to be painted: all of a new tile, then where the board has changed under it; null when it is right. */
  stale: Box | null;
}

/** All tiles of one scale, in device pixels per board unit; the longest unused are dropped first. */
export interface Generation<Bitmap> {
  readonly scale: number;
  /** Another number whenever a tile has come or gone. */
  version(): number;
  find(column: number, row: number): Tile<Bitmap> | null;
  add(column: number, row: number, makeBitmap: () => Bitmap): Tile<Bitmap>;
  touch(tile: Tile<Bitmap>): void;
  drop(tile: Tile<Bitmap>): void;
  each(visit: (tile: Tile<Bitmap>) => void): void;
  /** Keeps at most this many. */
  trim(most: number): void;
}

/** A number for a tile's place: asked for each tile of each frame, and boards are far smaller than this has room for. */
const keyOf = (column: number, row: number) => column * 100_003 + row;

export function createGeneration<Bitmap>(scale: number): Generation<Bitmap> {
  const tiles = new Map<number, Tile<Bitmap>>();
  const free: Bitmap[] = [];
  const side = TILE_SIDE / scale;
  let version = 0;
  return {
    scale,
    version: () => version,
    find: (column, row) => tiles.get(keyOf(column, row)) ?? null,
    add(column, row, makeBitmap) {
      const key = keyOf(column, row);
      const box = { x: column * side, y: row * side, width: side, height: side };
      const tile = { key, bitmap: free.pop() ?? makeBitmap(), column, row, box, stale: box };
      tiles.set(key, tile);
      version += 1;
      return tile;
    },
    touch(tile) {
      tiles.delete(tile.key);
      tiles.set(tile.key, tile);
    },
    drop(tile) {
      if (!tiles.delete(tile.key)) return;
      free.push(tile.bitmap);
      version += 1;
    },
    each: (visit) => [...tiles.values()].forEach(visit),
    trim(most) {
      for (const tile of tiles.values()) {
        if (tiles.size <= most) break;
        this.drop(tile);
      }
    },
  };
}

/** Visits the tiles that `box` meets inside the board until a visit answers false; true when all were visited. */
export function eachTile(
  scale: number,
  box: Box,
  board: Box,
  visit: (column: number, row: number) => boolean,
): boolean {
  const side = TILE_SIDE / scale;
  const first = (from: number, least: number) => Math.floor(Math.max(from, least) / side);
  const last = (to: number, most: number) => Math.ceil(Math.min(to, most) / side) - 1;
  const [left, right] = [first(box.x, board.x), last(box.x + box.width, board.x + board.width)];
  const [top, bottom] = [first(box.y, board.y), last(box.y + box.height, board.y + board.height)];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      if (!visit(column, row)) return false;
    }
  }
  return true;
}
