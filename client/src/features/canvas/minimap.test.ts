import { expect, it } from "vitest";
import { cameraTo, frameOf, isOfUse, scaleOf } from "./minimap.ts";

const board = { width: 1840, height: 600 };
const view = { width: 920, height: 300 };

it("[CV12] the overview holds the whole board and shows what part is in view", () => {
  expect(scaleOf(board)).toBeCloseTo(0.1);
  const frame = frameOf({ x: 920, y: 0, zoom: 1 }, view, board);
  expect(frame.x).toBeCloseTo(92);
  expect(frame.width).toBeCloseTo(92);
  expect(frame.height).toBeCloseTo(30);
});

it("[CV12] what lies beside the board is not in the frame", () => {
  const frame = frameOf({ x: -500, y: -100, zoom: 1 }, view, board);
  expect([frame.x, frame.y]).toEqual([0, 0]);
  expect(frame.width).toBeCloseTo(42);
});

it("[CV12] a press puts its point into the middle of the view, at the same zoom", () => {
  expect(cameraTo({ x: 92, y: 30 }, { x: 0, y: 0, zoom: 2 }, view, board)).toEqual({ x: 690, y: 225, zoom: 2 });
});

it("[CV12] there is none on narrow views, nor while the whole board is in view", () => {
  expect(isOfUse({ x: 0, y: 0, zoom: 1 }, view, board)).toBe(true);
  expect(isOfUse({ x: 0, y: 0, zoom: 1 }, { width: 600, height: 300 }, board)).toBe(false);
  expect(isOfUse({ x: -10, y: -10, zoom: 0.4 }, view, board)).toBe(false);
});
