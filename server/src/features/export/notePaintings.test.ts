import type { Scene, SceneNode } from "@longtable/shared/scene/scene.types";
import { createCanvas, Image } from "@napi-rs/canvas";
import { expect, it } from "vitest";
import { toPng } from "./toPng.ts";

const note = (index: number): SceneNode => {
  const at = { x: 20 + (index % 4) * 60, y: 20 + Math.floor(index / 4) * 50, width: 50, height: 40 };
  return {
    ...{ key: `note:${index}`, role: "note", ...at, label: "Said" },
    items: [
      { type: "rect", ...at, radius: 4, fill: "idea", stroke: "ink" },
      { type: "text", x: at.x + 4, y: at.y + 20, text: `Said ${index}`, size: 13, weight: 400, fill: "ink", width: 40 },
    ],
  };
};

const scene = (nodes: SceneNode[], height = 220): Scene => ({
  ...{ title: "Ideas", width: 300, height, nodes },
  ...{ headerHeight: 0, headerWidth: 0, breaksX: [], breaksY: [] },
});

it("[EX1] notes that were painted before look the same at another size, and with one of them gone it is gone", () => {
  const make = () => Array.from({ length: 12 }, (_, index) => note(index));
  const notes = make();
  toPng(scene(notes), 600);
  expect(toPng(scene(notes), 900)).toEqual(toPng(scene(make()), 900));
  const without = (all: SceneNode[]) => scene(all.filter((_, index) => index !== 5));
  expect(toPng(without(notes), 600)).toEqual(toPng(without(make()), 600));
  expect(toPng(without(notes), 600)).not.toEqual(toPng(scene(notes), 600));
});

/** The colour of a picture at a place of its scene. */
function colourAt(png: Uint8Array, zoom: number, x: number, y: number): number[] {
  const image = new Image();
  image.src = Buffer.from(png);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  return [...context.getImageData(Math.round(x * zoom), Math.round(y * zoom), 1, 1).data];
}

it("[EX1] a tall board is painted to its foot, the first time and again", () => {
  const foot = note(3_180);
  const notes = [...Array.from({ length: 11 }, (_, index) => note(index)), foot];
  const [first = new Uint8Array(), again] = [1, 2].map(() => toPng(scene(notes, 40_000), 8_000));
  const at = (x: number, y: number) => colourAt(first, 0.2, x, y);
  const apart = (one: number[], other: number[]) =>
    Math.max(...one.map((value, index) => Math.abs(value - (other[index] ?? 0))));
  const inNote = at(foot.x + 45, foot.y + 35);
  expect(apart(inNote, at(65, 55))).toBeLessThan(6);
  expect(apart(inNote, at(10, 10))).toBeGreaterThan(20);
  expect(again).toEqual(first);
});
