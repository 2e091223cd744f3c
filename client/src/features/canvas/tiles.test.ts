import { beforeEach, describe, expect, it } from "vitest";
import type { Box } from "./camera.ts";
import type { Pane } from "./pinned.ts";
import { type Generation, TILE_SIDE } from "./tileGeneration.ts";
import { createTiles } from "./tiles.ts";

interface Bitmap {
  number: number;
}

const view = { width: 1000, height: 600 };
const board = { x: 0, y: 0, width: 6000, height: 4000 };
const never = () => false;
const looking = (x: number, y: number, zoom: number): Pane => ({
  name: "body",
  clip: { x: 0, y: 0, ...view },
  camera: { x, y, zoom },
});

describe("tiles", () => {
  let painted: { x: number; y: number; scale: number; part: Box }[] = [];
  let tiles: ReturnType<typeof createTiles<Bitmap>>;
  const show = (pane: Pane, isZooming = false, isOver = never) => {
    tiles.look({ pane, ratio: 1, isZooming });
    return tiles.work(isOver);
  };
  const stretches = () => tiles.layers().map(({ stretch }) => stretch);
  const tilesOf = (generation: Generation<Bitmap> | undefined) => {
    let count = 0;
    generation?.each(() => {
      count += 1;
    });
    return count;
  };

  beforeEach(() => {
    painted = [];
    let count = 0;
    tiles = createTiles<Bitmap>({
      makeBitmap: () => {
        count += 1;
        return { number: count };
      },
      paint: (_bitmap, { x, y }, scale, part) => painted.push({ x, y, scale, part }),
    });
    tiles.reset(board);
  });

  it("[CV4] a view is painted once with its edge, and a pan paints only what comes near", () => {
    show(looking(0, 0, 1));
    expect(painted).toHaveLength(6);
    show(looking(10, 10, 1));
    expect(painted).toHaveLength(6);
    show(looking(500, 10, 1));
    expect(painted.slice(6).map(({ x }) => x)).toEqual([3 * TILE_SIDE, 3 * TILE_SIDE]);
  });

  it("[CV4] a change paints only the part of the tiles it touches", () => {
    show(looking(0, 0, 1));
    painted = [];
    const edge = { x: TILE_SIDE - 10, y: 10, width: 30, height: 50 };
    tiles.invalidate([edge, { x: 20, y: 20, width: 10, height: 10 }], board);
    show(looking(0, 0, 1));
    expect(painted).toEqual([
      { x: 0, y: 0, scale: 1, part: { x: 20, y: 10, width: TILE_SIDE - 20, height: 50 } },
      { x: TILE_SIDE, y: 0, scale: 1, part: { x: TILE_SIDE, y: 10, width: 20, height: 50 } },
    ]);
  });

  it("[CV4] a change out of view is painted when the view gets there", () => {
    show(looking(0, 0, 1));
    show(looking(3000, 0, 1));
    painted = [];
    tiles.invalidate([{ x: 10, y: 10, width: 100, height: 50 }], board);
    show(looking(3000, 0, 1));
    expect(painted).toHaveLength(0);
    show(looking(0, 0, 1));
    expect(painted).toMatchObject([{ x: 0, y: 0, scale: 1, part: { x: 10, y: 10, width: 100, height: 50 } }]);
  });

  it("[CV4] while a hand zooms the picture is stretched, and sharpened when it rests", () => {
    show(looking(0, 0, 1));
    painted = [];
    show(looking(0, 0, 1.4), true);
    expect(painted).toHaveLength(0);
    expect(stretches().at(-1)).toBe(1.4);
    show(looking(0, 0, 1.4), false);
    expect(painted.every(({ scale }) => scale === 1.4)).toBe(true);
    expect(stretches().at(-1)).toBe(1);
  });

  it("[CV4] the old picture stays under the sharper one until that is whole, and a few frames longer", () => {
    show(looking(0, 0, 1));
    let left = 1;
    expect(show(looking(0, 0, 2), false, () => left-- <= 0)).toBe(true);
    expect(stretches()).toEqual([2, 1]);
    expect(show(looking(0, 0, 2))).toBe(true);
    const after = [stretches(), stretches(), stretches(), stretches(), stretches()];
    expect(after).toEqual([[2, 1], [2, 1], [2, 1], [2, 1], [1]]);
    expect(show(looking(0, 0, 2))).toBe(false);
  });

  it("[CV4] a sharp picture lies on whole pixels, in a pinned pane from that pane's corner", () => {
    show(looking(10.3, 20.6, 1));
    expect(tiles.layers()).toMatchObject([{ x: -10, y: -21, stretch: 1 }]);
    const clip = { x: 0, y: 100, width: 150, height: 400 };
    show({ name: "names", clip, camera: { x: 0, y: 50, zoom: 1 } });
    expect(tiles.layers().at(-1)).toMatchObject({ y: -150, stretch: 1 });
  });

  it("[CV4] ahead of the hand a ring around the view is ready, and the whole board small", () => {
    show(looking(1200, 1200, 1));
    while (tiles.workAhead(never));
    painted = [];
    show(looking(1500, 1400, 1));
    expect(painted).toHaveLength(0);
    show(looking(5000, 3000, 1), false, () => true);
    const [overview, front] = tiles.layers();
    expect(tilesOf(overview?.generation)).toBeGreaterThan(0);
    expect(front).toMatchObject({ stretch: 1 });
  });

  it("[CV4] a board of a smaller size paints nothing beside it", () => {
    tiles.reset({ x: 0, y: 0, width: 300, height: 200 });
    show(looking(-200, -200, 1));
    expect(painted).toMatchObject([{ x: 0, y: 0, scale: 1 }]);
  });
});
