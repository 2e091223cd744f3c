import { expect, it } from "vitest";
import { alignBox } from "./aligning.ts";

const box = (x: number, y: number, width = 100, height = 60) => ({ x, y, width, height });

it("[CV10] a note on its way is drawn into line with a near one's side, and the line spans both", () => {
  expect(alignBox(box(204, 300), [box(200, 100)], 6)).toEqual({
    dx: -4,
    dy: 0,
    lines: [
      { isUpright: true, at: 200, from: 100, to: 360 },
      { isUpright: true, at: 250, from: 100, to: 360 },
      { isUpright: true, at: 300, from: 100, to: 360 },
    ],
  });
});

it("[CV10] middles line up with middles where the sizes differ", () => {
  const { dx, lines } = alignBox(box(23, 300, 50), [box(0, 0)], 6);
  expect(dx).toBe(2);
  expect(lines).toEqual([{ isUpright: true, at: 50, from: 0, to: 360 }]);
});

it("[CV10] the nearest wins, and nothing farther than the reach draws at all", () => {
  expect(alignBox(box(10, 0), [box(4, 200), box(13, 400)], 6)).toMatchObject({ dx: 3, dy: 0 });
  expect(alignBox(box(10, 0), [box(40, 200)], 6)).toEqual({ dx: 0, dy: 0, lines: [] });
});
