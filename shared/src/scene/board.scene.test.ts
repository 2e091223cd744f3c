import { describe, expect, it } from "vitest";
import type { BoardContent } from "../board/board.doc.ts";
import { placeFinder } from "../board/board.placing.ts";
import { boardScene } from "./board.scene.ts";
import type { Scene, SceneNode } from "./scene.types.ts";
import { createRandom, emptyBoard, randomBoard } from "./sceneBoards.testing.ts";

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const inside = (inner: Box, outer: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width + 0.001 &&
  inner.y + inner.height <= outer.y + outer.height + 0.001;
const byRole = (scene: Scene, role: SceneNode["role"]) => scene.nodes.filter((node) => node.role === role);
const nodeOf = (scene: Scene, key: string) => scene.nodes.find((node) => node.key === key);

/** The node a note must lie in, by the board's own words. */
function homeOf(content: BoardContent, scene: Scene, note: SceneNode): SceneNode | undefined {
  const place = content.notes.find(({ id }) => id === note.id)?.place ?? null;
  return nodeOf(scene, placeFinder(content)(place) || "tray") ?? nodeOf(scene, "tray");
}

const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1);
const RANDOM_BOARDS = (["journeyMap", "columns", "matrix", "rings"] as const).flatMap((type) =>
  SEEDS.map((seed) => [type, seed] as const),
);

describe("boardScene", () => {
  it.each(RANDOM_BOARDS)("[EX5] every note of a %s lies in its own place and on no other (seed %i)", (type, seed) => {
    const content = randomBoard(createRandom(seed), type, 60);
    const scene = boardScene(content, seed % 2 === 0 ? {} : { page: { width: 700, height: 600 } });
    const notes = byRole(scene, "note");

    expect(notes.map(({ id }) => id).toSorted()).toEqual(content.notes.map(({ id }) => id as string).toSorted());
    notes.forEach((note, index) => {
      const home = homeOf(content, scene, note);
      expect(home && inside(note, home), `${note.key} in ${home?.key}`).toBe(true);
      for (const other of notes.slice(index + 1)) expect(overlap(note, other), `${note.key}, ${other.key}`).toBe(false);
    });
    expect(new Set(scene.nodes.map(({ key }) => key)).size).toBe(scene.nodes.length);
  });

  it.each(RANDOM_BOARDS)("[EX5] the words of a %s stay inside their node (seed %i)", (type, seed) => {
    const scene = boardScene(randomBoard(createRandom(seed), type, 30));
    const texts = scene.nodes
      .filter(({ role }) => role === "note" || role === "step" || role === "stage" || role === "cluster")
      .flatMap((node) => node.items.flatMap((item) => (item.type === "text" ? [{ node, item }] : [])));
    for (const { node, item } of texts) {
      const left = item.anchor === "end" ? item.x - item.width : item.x;
      const box = { x: left, y: item.y - item.size * 0.7, width: item.width, height: item.size * 0.7 };
      expect(inside(box, node), `${item.text} in ${node.key}`).toBe(true);
    }
  });

  it.each(RANDOM_BOARDS)("[EX6] no page break of a %s cuts a step or a note (seed %i)", (type, seed) => {
    const scene = boardScene(randomBoard(createRandom(seed), type, 60), { page: { width: 1000, height: 700 } });
    const solid = scene.nodes.filter(({ role }) => role === "note" || role === "step" || role === "cluster");
    for (const y of scene.breaksY) {
      expect(solid.filter((node) => node.y < y - 0.001 && y + 0.001 < node.y + node.height)).toEqual([]);
    }
    for (const x of scene.breaksX) {
      const cut = solid.filter((node) => node.x < x && x < node.x + node.width);
      expect(cut.filter((note) => homeIsCut(scene, note, x))).toEqual([]);
    }
  });

  it.each(["journeyMap", "columns", "matrix", "rings", "free"] as const)(
    "[EX2] an empty %s has a scene too",
    (type) => {
      const scene = boardScene(emptyBoard(type));
      for (const size of [scene.width, scene.height]) expect(size).toBeGreaterThan(0);
      expect(scene.nodes.length).toBeGreaterThan(0);
      for (const node of scene.nodes)
        expect([node.x, node.y, node.width, node.height].every(Number.isFinite)).toBe(true);
    },
  );

  it("[EX5] free notes keep their distance to each other; those without a place lie in the tray", () => {
    const content = {
      ...randomBoard(createRandom(7), "free", 0),
      notes: randomBoard(createRandom(3), "free", 80).notes,
    };
    const scene = boardScene(content);
    const [first, second] = content.notes.filter(({ at }) => at !== null);
    const [a, b] = [nodeOf(scene, `note:${first?.id}`), nodeOf(scene, `note:${second?.id}`)];
    expect((b?.x ?? 0) - (a?.x ?? 0)).toBeCloseTo((second?.at?.x ?? 0) - (first?.at?.x ?? 0));
    const tray = nodeOf(scene, "tray");
    const unplaced = content.notes.filter(({ at }) => at === null);
    expect(unplaced.length).toBeGreaterThan(0);
    for (const { id } of unplaced) {
      const note = nodeOf(scene, `note:${id}`);
      expect(note && tray && inside(note, tray)).toBe(true);
    }
  });

  it("[EX1] the same board gives the same scene", () => {
    const make = () => boardScene(randomBoard(createRandom(5), "journeyMap", 50));
    expect(make()).toEqual(make());
  });

  it("[EX5] 200 ideas in one column make a board, not a ribbon", () => {
    const notes = Array.from({ length: 10 }, (_, seed) => randomBoard(createRandom(seed), "columns", 60).notes).flat();
    const board = emptyBoard("columns");
    const column = randomBoard(createRandom(2), "columns", 0).columns.slice(0, 1);
    const ideas = notes.slice(0, 200).map((note, index) => ({
      ...note,
      id: `idea${index}` as typeof note.id,
      place: { columnId: column[0]?.id ?? ("none" as never) },
      clusterId: null,
    }));
    const scene = boardScene({ ...board, columns: column, notes: ideas });
    expect(ideas).toHaveLength(200);
    expect(scene.width / scene.height).toBeGreaterThan(1);
    expect(scene.width / scene.height).toBeLessThan(2.6);
  });
});

/** Notes of the tray may stand across a step's edge: pages cut the tray by its own rows. */
function homeIsCut(scene: Scene, note: SceneNode, x: number): boolean {
  const tray = nodeOf(scene, "tray");
  return !(tray && inside(note, tray)) && note.x < x && x < note.x + note.width;
}
