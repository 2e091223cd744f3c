import type { Scene, SceneNode } from "@longtable/shared/scene/scene.types";
import { describe, expect, it } from "vitest";
import { mapPages, namesTop, WALL_SMALLEST_PX } from "./mapPages.ts";

const STEP = 150;
const LANE = 100;
const HEADER = { width: 100, height: 50 };

function node(role: SceneNode["role"], id: string, x: number, y: number, width: number, height: number): SceneNode {
  const text = { type: "text" as const, x, y, text: id, size: 13, weight: 400 as const, fill: "ink", width: 20 };
  return { key: `${role}:${id}`, role, id, x, y, width, height, items: [text], label: id };
}

/** A map of steps × lanes with a note in the named cells; two steps a stage. */
function mapScene(steps: number, lanes: number, cells: [number, number][]): Scene {
  const left = (step: number) => HEADER.width + step * STEP;
  const top = (lane: number) => HEADER.height + lane * LANE;
  const notes = cells.map(([step, lane]) =>
    node("note", `n${step}-${lane}`, left(step) + 5, top(lane) + 5, STEP - 10, LANE - 10),
  );
  const stages = Array.from({ length: Math.ceil(steps / 2) }, (_, index) =>
    node("stage", `s${index}`, left(index * 2), 0, STEP * 2, 20),
  );
  return {
    title: "Map",
    width: left(steps),
    height: top(lanes),
    nodes: [...stages, ...notes],
    headerHeight: HEADER.height,
    headerWidth: HEADER.width,
    breaksX: Array.from({ length: steps }, (_, index) => left(index + 1)),
    breaksY: Array.from({ length: lanes }, (_, index) => top(index + 1)),
  };
}

const WALL = { width: 1760, height: 760 };

describe("the wall's pages of a map", () => {
  it("[PR7] keep every letter of a note at 34 px or more", () => {
    const { zoom } = mapPages(mapScene(4, 2, [[0, 0]]), WALL);
    expect(13 * zoom).toBeGreaterThanOrEqual(WALL_SMALLEST_PX);
  });

  it("[PR7] fit the wall and cut no note", () => {
    const scene = mapScene(
      9,
      5,
      [0, 2, 5, 8].flatMap((step) => [0, 1, 3, 4].map((lane): [number, number] => [step, lane])),
    );
    const { pages, zoom } = mapPages(scene, WALL);
    for (const page of pages) {
      expect((page.width + HEADER.width) * zoom).toBeLessThanOrEqual(WALL.width + 0.001);
      expect((page.height + HEADER.height) * zoom).toBeLessThanOrEqual(WALL.height + 0.001);
    }
    const inside = (note: SceneNode) =>
      pages.filter(
        (page) =>
          note.x >= page.x &&
          note.y >= page.y &&
          note.x + note.width <= page.x + page.width &&
          note.y + note.height <= page.y + page.height,
      ).length;
    expect(scene.nodes.filter(({ role }) => role === "note").map(inside)).toEqual(Array(16).fill(1));
  });

  it("[PR7] leave out parts with nothing in them", () => {
    const { pages } = mapPages(mapScene(12, 8, [[11, 7]]), WALL);
    expect(pages).toHaveLength(1);
    expect(pages[0]?.stageIds).toContain("s5");
  });

  it("[PR7] cut between the notes of a lane that is higher than the wall", () => {
    const scene = mapScene(1, 1, []);
    const stack = Array.from({ length: 6 }, (_, index) => node("note", `n${index}`, 105, 55 + index * 90, 140, 80));
    const tall: Scene = { ...scene, height: 600, breaksY: [600], nodes: [...scene.nodes, ...stack] };
    const { pages } = mapPages(tall, WALL);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      expect(
        stack.every(
          (note) =>
            note.y >= page.y + page.height ||
            note.y + note.height <= page.y ||
            (note.y >= page.y && note.y + note.height <= page.y + page.height),
        ),
      ).toBe(true);
    }
  });

  it("[PR7] have no empty page for the rest of a lane that others' notes made high", () => {
    const scene = mapScene(1, 1, []);
    const curve = node("curve", "c", 105, 50, 140, 150);
    const tall: Scene = { ...scene, height: 450, breaksY: [], nodes: [...scene.nodes, curve] };
    const { pages } = mapPages(tall, WALL);
    expect(pages.map(({ y, height }) => [y, height])).toEqual([[50, 150]]);
  });

  /** A step's head: its name at the top, what is known of it at the foot. */
  const head = (step: number, lines: number, facts = 0): SceneNode => {
    const x = HEADER.width + step * STEP;
    const text = (y: number) => ({ ...node("step", "", x, y, 0, 0).items[0], x, y }) as SceneNode["items"][number];
    const items = [
      ...Array.from({ length: lines }, (_, line) => text(35 + line * 16)),
      ...Array.from({ length: facts }, () => text(112)),
    ];
    return { ...node("step", `head${step}`, x, 20, STEP, 100), items };
  };
  /** Heads of 120, the third with a fact at its foot, over a curve of 200 whose words end at 285, and one lane more. */
  const felt = (): Scene => {
    const scene = mapScene(8, 1, []);
    const curve = node("curve", "c", HEADER.width, 120, 8 * STEP, 200);
    const word = { ...curve.items[0], y: 280 } as SceneNode["items"][number];
    const items = [0, 4].map((step) => ({ ...word, x: HEADER.width + step * STEP + 40 }));
    const heads = [head(0, 2), head(1, 1), head(2, 2), head(3, 1), head(4, 4, 1), head(5, 1)];
    return {
      ...scene,
      ...{ height: 420, headerHeight: 120, breaksY: [320] },
      nodes: [...scene.nodes, ...heads, { ...curve, items, foot: 320 }],
    };
  };

  it("[PR7] leave out what no words stand in of each head, as much of all, and keep all of heads that are full", () => {
    const { pages } = mapPages(felt(), WALL);
    const [first, second] = [pages.find(({ x }) => x === HEADER.width), pages.find(({ x }) => x > HEADER.width)];
    const height = first?.heads.height ?? 0;
    expect(height).toBeGreaterThan(40);
    // Two lines end at 56, and the line along the foot begins at 118.
    expect(first?.heads.columns[0]?.from).toBeGreaterThan(56);
    for (const { from } of first?.heads.columns ?? []) expect(from + height).toBeLessThanOrEqual(118);
    expect(second?.heads.height).toBeLessThan(16);
  });

  it("[PR7] hold a curve with the words under it, and no page for the calm ground below them", () => {
    const { pages } = mapPages(felt(), { ...WALL, height: 620 });
    const first = pages.filter(({ x }) => x === HEADER.width);
    expect(first).toHaveLength(1);
    expect(first[0]?.y).toBe(120);
    expect((first[0]?.y ?? 0) + (first[0]?.height ?? 0)).toBeGreaterThan(284);
  });

  it("[PR7] name a lane again on its second page", () => {
    const scene = mapScene(1, 1, []);
    const lane = node("lane", "l", 0, 50, 250, 600);
    const page = { key: "", x: 100, y: 320, width: 150, height: 100, stageIds: [], heads: { height: 0, columns: [] } };
    expect(namesTop({ ...scene, nodes: [lane] }, page)).toBe(50);
    expect(namesTop({ ...scene, nodes: [lane] }, { ...page, y: 50 })).toBe(50);
    expect(namesTop(scene, page)).toBe(320);
  });
});
