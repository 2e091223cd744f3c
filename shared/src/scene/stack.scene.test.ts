import { expect, it } from "vitest";
import type { Scene, SceneItem } from "./scene.types.ts";
import { stackScenes, withMargin } from "./stack.scene.ts";

const ITEMS: SceneItem[] = [
  { type: "rect", x: 10, y: 20, width: 30, height: 40, radius: [1, 2, 3, 4], stroke: "ink", strokeWidth: 2 },
  { type: "text", x: 10, y: 20, text: "words", size: 40, weight: 400, fill: "ink", width: 100 },
  { type: "line", points: [0, 10, 20, 30], stroke: "ink", strokeWidth: 2 },
  { type: "path", d: "M0 0L1 1", x: 10, y: 20, scale: 3, stroke: "ink", strokeWidth: 2 },
];

const scene = (title: string, width: number, height: number): Scene => ({
  title,
  width,
  height,
  nodes: [{ key: "row:1", role: "row", id: "n1", x: 10, y: 20, width: 30, height: 40, items: ITEMS, label: title }],
  headerHeight: 0,
  headerWidth: 0,
  breaksX: [],
  breaksY: [],
});

it("[EX1] scenes stand under one another, each at its own size, and none is lost", () => {
  const stacked = stackScenes(
    [
      { scene: scene("board", 100, 200), scale: 1 },
      { scene: scene("result", 400, 300), scale: 0.5 },
    ],
    25,
  );
  expect([stacked.title, stacked.width, stacked.height]).toEqual(["board", 200, 375]);
  expect(stacked.nodes.map(({ key, id, x, y, height }) => [key, id, x, y, height])).toEqual([
    ["row:1", "n1", 10, 20, 40],
    ["1/row:1", "n1", 5, 235, 20],
  ]);
  expect(stacked.nodes[0]?.items).toEqual(ITEMS);
});

it("[EX1] everything a stacked scene is made of moves and shrinks with it", () => {
  const parts = [
    { scene: scene("board", 100, 100), scale: 1 },
    { scene: scene("result", 100, 100), scale: 0.5 },
  ];
  expect(stackScenes(parts, 0).nodes[1]?.items).toEqual([
    { type: "rect", x: 5, y: 110, width: 15, height: 20, radius: [0.5, 1, 1.5, 2], stroke: "ink", strokeWidth: 1 },
    { type: "text", x: 5, y: 110, text: "words", size: 20, weight: 400, fill: "ink", width: 50 },
    { type: "line", points: [0, 105, 10, 115], stroke: "ink", strokeWidth: 1 },
    { type: "path", d: "M0 0L1 1", x: 5, y: 110, scale: 1.5, stroke: "ink", strokeWidth: 2 },
  ]);
});

it("[EX1] a scene with a margin is its ground further around, all of it moved alike, also where it breaks and what repeats", () => {
  const ground = { key: "background", role: "background", x: 0, y: 0, width: 100, height: 200, items: [], label: "" };
  const bare = scene("result", 100, 200);
  const given = {
    ...bare,
    headerHeight: 30,
    breaksY: [50, 90],
    nodes: [ground as Scene["nodes"][number], ...bare.nodes],
  };
  const { nodes, ...framed } = withMargin(given, 10);
  expect(framed).toEqual({
    ...{ title: "result", width: 120, height: 220, headerHeight: 40, headerWidth: 0, breaksX: [], breaksY: [60, 100] },
  });
  expect(nodes.map(({ key, x, y }) => [key, x, y])).toEqual([["row:1", 20, 30]]);
  expect(nodes[0]?.items[2]).toMatchObject({ points: [10, 20, 30, 40] });
});
