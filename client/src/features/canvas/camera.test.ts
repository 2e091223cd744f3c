import { expect, it } from "vitest";
import {
  boxAround,
  type Camera,
  fitBox,
  keepInReach,
  LEAST_ZOOM,
  MOST_ZOOM,
  nextStop,
  panBy,
  reveal,
  toBoard,
  toScreen,
  zoomAt,
} from "./camera.ts";

const view = { width: 1000, height: 600 };

it.each([
  [{ x: 0, y: 0, zoom: 1 }, { x: 300, y: 200 }, 2],
  [{ x: -50, y: 80, zoom: 0.4 }, { x: 999, y: 1 }, 0.13],
  [{ x: 1200, y: 900, zoom: 3 }, { x: 0, y: 600 }, 3.7],
] as const)("[CV2] zooming keeps the point under the pointer (%o at %o to %d)", (camera, at, zoom) => {
  const fixed = toBoard(camera, at);
  const next = zoomAt(camera, at, zoom);
  expect(next.zoom).toBe(zoom);
  expect(toScreen(next, fixed).x).toBeCloseTo(at.x);
  expect(toScreen(next, fixed).y).toBeCloseTo(at.y);
});

it("[CV2] zoom stays between 10 % and 400 %", () => {
  const camera = { x: 0, y: 0, zoom: 1 };
  expect(zoomAt(camera, { x: 5, y: 5 }, 900).zoom).toBe(MOST_ZOOM);
  expect(zoomAt(camera, { x: 5, y: 5 }, 0.001).zoom).toBe(LEAST_ZOOM);
});

it("[CV2] a hand that pans takes the board along, at every zoom", () => {
  const camera = { x: 10, y: 20, zoom: 0.5 };
  const under = toBoard(camera, { x: 400, y: 300 });
  expect(toScreen(panBy(camera, -30, 40), under)).toEqual({ x: 430, y: 260 });
});

it.each([
  [1, 1, 1.25],
  [1, -1, 0.8],
  [0.59, 1, 0.67],
  [0.59, -1, 0.5],
  [4, 1, 4],
  [0.1, -1, 0.1],
] as const)("from %d, the next stop in direction %d is %d", (zoom, direction, expected) => {
  expect(nextStop(zoom, direction)).toBe(expected);
});

it("fitting shows the whole box in the middle and never enlarges it", () => {
  const large = { x: 100, y: 50, width: 4000, height: 1000 };
  const camera = fitBox(large, view, { padding: 0 });
  expect(camera.zoom).toBe(0.25);
  expect(toScreen(camera, large)).toEqual({ x: 0, y: 175 });
  expect(fitBox({ x: 0, y: 0, width: 10, height: 10 }, view).zoom).toBe(1);
});

it("the view never leaves the board behind", () => {
  const board = { width: 2000, height: 1000 };
  for (const camera of [
    { x: 90_000, y: -90_000, zoom: 1 },
    { x: -90_000, y: 90_000, zoom: 0.2 },
  ] satisfies Camera[]) {
    const near = keepInReach(camera, board, view);
    const corner = toScreen(near, { x: 0, y: 0 });
    const end = toScreen(near, { x: board.width, y: board.height });
    expect(corner.x).toBeLessThan(view.width);
    expect(corner.y).toBeLessThan(view.height);
    expect(end.x).toBeGreaterThan(0);
    expect(end.y).toBeGreaterThan(0);
  }
});

it("revealing moves the view only when something is out of it, and no further than needed", () => {
  const camera = { x: 0, y: 0, zoom: 1 };
  const none = { left: 0, top: 0 };
  expect(reveal(camera, { x: 100, y: 100, width: 50, height: 50 }, view, none)).toBe(camera);
  expect(reveal(camera, { x: 1000, y: 100, width: 50, height: 50 }, view, none)).toEqual({ x: 66, y: 0, zoom: 1 });
  expect(reveal(camera, { x: 160, y: 100, width: 50, height: 50 }, view, { left: 150, top: 107 }).x).toBe(-6);
});

it("the box around nothing is nothing", () => {
  expect(boxAround([])).toBeNull();
  expect(
    boxAround([
      { x: 0, y: 5, width: 10, height: 10 },
      { x: 20, y: 0, width: 5, height: 5 },
    ]),
  ).toEqual({ x: 0, y: 0, width: 25, height: 15 });
});
