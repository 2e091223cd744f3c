import { boardScene } from "@longtable/shared/scene/board.scene";
import { expect, it } from "vitest";
import { boxesMeet } from "./camera.ts";
import { cell, freeWith, mapWith } from "./canvas.testing.ts";
import { diffScenes } from "./sceneDiff.ts";
import { indexScene } from "./sceneIndex.ts";

it("[CV4] a scene laid out again from the same board has nothing to paint and keeps its nodes", () => {
  const content = mapWith([["a", cell("s1", "l1")]]);
  const before = boardScene(content);
  const { scene, boxes } = diffScenes(before, boardScene(structuredClone(content)));
  expect(boxes).toEqual([]);
  expect(scene.nodes.every((node, index) => node === before.nodes[index])).toBe(true);
});

it("[CV4] a note that moves is painted anew where it was and where it is, and nothing else", () => {
  const at = (x: number) =>
    freeWith([
      ["a", { x: 0, y: 0 }],
      ["b", { x, y: 500 }],
      ["c", { x: 2000, y: 900 }],
    ]);
  const [before, after] = [boardScene(at(300)), boardScene(at(900))];
  const { boxes } = diffScenes(before, after);
  expect(boxes).toHaveLength(2);
  for (const scene of [before, after]) {
    const node = indexScene(scene).byKey("note:b");
    expect(node && boxes.some((box) => boxesMeet(box, node))).toBe(true);
  }
});

it("[CV4] a board that grows or shrinks is painted anew where it did, and not everywhere", () => {
  const at = (x: number, y: number) =>
    freeWith([
      ["a", { x: 0, y: 0 }],
      ["b", { x, y }],
    ]);
  const [small, large] = [boardScene(at(3000, 2000)), boardScene(at(3100, 2150))];
  const point = (x: number, y: number) => ({ x, y, width: 1, height: 1 });
  const [right, below] = [point(large.width - 50, 10), point(10, large.height - 50)];
  expect([small.width < right.x, small.height < below.y]).toEqual([true, true]);
  for (const [before, after] of [
    [small, large],
    [large, small],
  ] as const) {
    const { boxes } = diffScenes(before, after);
    const isPainted = (place: typeof right) => boxes.some((box) => boxesMeet(box, place));
    expect([right, below, point(100, 100)].map(isPainted)).toEqual([true, true, false]);
  }
});

it("[CV4] other words, another kind and a note that is gone are all seen", () => {
  const base = freeWith([
    ["a", { x: 0, y: 0 }],
    ["b", { x: 500, y: 0 }],
  ]);
  const [a, b] = base.notes;
  if (!a || !b) throw new Error("two notes expected");
  for (const notes of [[a, { ...b, text: "Words of c" }], [a, { ...b, kind: "pain" as const }], [a]]) {
    const { boxes } = diffScenes(boardScene(base), boardScene({ ...base, notes }));
    expect(boxes.length).toBeGreaterThan(0);
  }
});

it("finds nodes by place as a search through all of them would", () => {
  const places = Array.from({ length: 40 }, (_, index): [string, ReturnType<typeof cell>] => [
    `n${index}`,
    cell(`s${(index % 12) + 1}`, `l${(index % 8) + 1}`),
  ]);
  const scene = boardScene(mapWith(places));
  const index = indexScene(scene);
  for (const box of [
    { x: 0, y: 0, width: 300, height: 300 },
    { x: 700, y: 250, width: 512, height: 512 },
    { x: -500, y: -500, width: 100, height: 100 },
  ]) {
    expect(index.inBox(box)).toEqual(scene.nodes.filter((node) => boxesMeet(node, box)));
  }
});
