import { beforeEach, describe, expect, it } from "vitest";
import type { Pane } from "./pinned.ts";
import { TILE_SIDE } from "./tileGeneration.ts";
import { createTiles } from "./tiles.ts";

interface Bitmap {
  number: number;
}

const view = { width: 1000, height: 600 };
const board = { x: 0, y: 0, width: 6000, height: 4000 };
const never = () => false;
const looking = (x: number, y: number, zoom: number): Pane[] => [
  { name: "body", clip: { x: 0, y: 0, ...view }, camera: { x, y, zoom } },
];

describe("tiles", () => {
  let painted: { x: number; y: number; scale: number }[] = [];
  let tiles: ReturnType<typeof createTiles<Bitmap>>;
  const drawn = (panes: Pane[]) => {
    const found: { x: number; y: number; width: number; height: number }[] = [];
    for (const pane of panes) tiles.draw(pane, (_bitmap, x, y, width, height) => found.push({ x, y, width, height }));
    return found;
  };
  const show = (panes: Pane[], isZooming = false, isOver = never) => {
    tiles.look({ panes, ratio: 1, isZooming });
    return tiles.work(isOver);
  };

  beforeEach(() => {
    painted = [];
    let count = 0;
    tiles = createTiles<Bitmap>({
      makeBitmap: () => {
        count += 1;
        return { number: count };
      },
      paint: (_bitmap, { x, y }, scale) => painted.push({ x, y, scale }),
    });
    tiles.reset(board);
  });

  it("[CV4] a view is painted once, and a small pan paints only what comes into it", () => {
    show(looking(0, 0, 1));
    expect(painted).toHaveLength(4);
    show(looking(10, 10, 1));
    expect(painted).toHaveLength(4);
    show(looking(100, 10, 1));
    expect(painted.slice(4).map(({ x }) => x)).toEqual([2 * TILE_SIDE, 2 * TILE_SIDE]);
  });

  it("[CV4] a change paints only the tiles it touches", () => {
    show(looking(0, 0, 1));
    painted = [];
    tiles.invalidate([{ x: 10, y: 10, width: 100, height: 50 }], board);
    show(looking(0, 0, 1));
    expect(painted).toEqual([{ x: 0, y: 0, scale: 1 }]);
  });

  it("[CV4] a change out of view is painted when the view gets there", () => {
    show(looking(0, 0, 1));
    show(looking(3000, 0, 1));
    painted = [];
    tiles.invalidate([{ x: 10, y: 10, width: 100, height: 50 }], board);
    show(looking(3000, 0, 1));
    expect(painted).toHaveLength(0);
    show(looking(0, 0, 1));
    expect(painted).toContainEqual({ x: 0, y: 0, scale: 1 });
  });

  it("[CV4] while a hand zooms the picture is stretched, and sharpened when it rests", () => {
    show(looking(0, 0, 1));
    painted = [];
    show(looking(0, 0, 1.4), true);
    expect(painted).toHaveLength(0);
    expect(drawn(looking(0, 0, 1.4))[0]).toMatchObject({ x: 0, y: 0, width: Math.round(1.4 * TILE_SIDE) });
    show(looking(0, 0, 1.4), false);
    expect(painted.every(({ scale }) => scale === 1.4)).toBe(true);
    expect(drawn(looking(0, 0, 1.4))[0]).toMatchObject({ width: TILE_SIDE });
  });

  it("[CV4] the old picture stays until the sharper one is whole", () => {
    show(looking(0, 0, 1));
    let left = 1;
    const isMore = show(looking(0, 0, 2), false, () => left-- <= 0);
    expect(isMore).toBe(true);
    expect(drawn(looking(0, 0, 2))[0]).toMatchObject({ width: 2 * TILE_SIDE });
    expect(show(looking(0, 0, 2))).toBe(false);
    expect(drawn(looking(0, 0, 2))[0]).toMatchObject({ width: TILE_SIDE });
  });

  it("[CV4] neighbours meet without a seam at any stretch", () => {
    show(looking(0, 0, 1));
    show(looking(0, 0, 1.37), true);
    const found = drawn(looking(0, 0, 1.37));
    for (const { x, width } of found) {
      const next = found.find((other) => other.x > x);
      if (next) expect(next.x).toBe(x + width);
    }
    expect(found.length).toBeGreaterThan(1);
  });

  it("[CV4] ahead of the hand a ring around the view is ready, and the whole board small", () => {
    show(looking(1200, 1200, 1));
    while (tiles.workAhead(never));
    painted = [];
    show(looking(1500, 1400, 1));
    expect(painted).toHaveLength(0);
    show(looking(5000, 3000, 1), false, () => true);
    expect(drawn(looking(5000, 3000, 1)).length).toBeGreaterThan(0);
  });

  it("[CV4] a board of a smaller size paints nothing beside it", () => {
    tiles.reset({ x: 0, y: 0, width: 300, height: 200 });
    show(looking(-200, -200, 1));
    expect(painted).toEqual([{ x: 0, y: 0, scale: 1 }]);
  });
});
