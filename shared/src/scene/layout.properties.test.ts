import { describe, expect, it } from "vitest";
import type { BoardContent } from "../board/board.doc.ts";
import { areaKey, placeFinder, placeNotes } from "../board/board.placing.ts";
import { BOARD_TYPES, type Note } from "../board/board.types.ts";
import { sortLanes } from "../journey/journey.rules.ts";
import { boardScene } from "./board.scene.ts";
import type { Scene, SceneNode } from "./scene.types.ts";
import { createRandom, randomBoard } from "./sceneBoards.testing.ts";

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
const BOARDS = BOARD_TYPES.flatMap((type) => SEEDS.map((seed) => [type, seed] as const));
const FLOWING = BOARDS.filter(([type]) => type === "columns" || type === "matrix" || type === "journeyMap");

const board = (type: BoardContent["type"], seed: number) => randomBoard(createRandom(seed), type, 60);
const nodesBy = (scene: Scene) => new Map(scene.nodes.map((node) => [node.key, node]));
const spot = ({ x, y }: SceneNode) => ({ x, y });

/** The same board with more words in one note. */
function reworded(content: BoardContent, id: string): BoardContent {
  const more = (note: Note) => ({ ...note, text: `${note.text} and so much more to say about it than before` });
  return { ...content, notes: content.notes.map((note) => (note.id === id ? more(note) : note)) };
}

describe("the layout of every structure", () => {
  it.each(BOARDS)("[EX5] nothing of a %s lies outside its scene (seed %i)", (type, seed) => {
    const scene = boardScene(board(type, seed));
    const beside = scene.nodes.filter(
      ({ x, y, width, height }) =>
        x < -0.001 || y < -0.001 || x + width > scene.width + 0.001 || y + height > scene.height + 0.001,
    );
    expect(beside.map(({ key }) => key)).toEqual([]);
  });

  it.each(FLOWING)(
    "[EX5] notes of a %s begin in their order from top to bottom, then across (seed %i)",
    (type, seed) => {
      const content = board(type, seed);
      const nodes = nodesBy(boardScene(content));
      const clusters = new Set(content.clusters.map(({ id }) => id as string));
      const placed = placeNotes(content);
      const keys = new Set(content.notes.map(({ place }) => placeFinder(content)(place)).filter((key) => key !== ""));
      for (const key of keys) {
        const own = placed.inArea(key).filter(({ clusterId }) => !clusters.has(clusterId ?? ""));
        const stand = own.flatMap(({ id }) => nodes.get(`note:${id}`) ?? []);
        stand.slice(1).forEach((node, index) => {
          const before = stand[index] as SceneNode;
          expect(node.y > before.y || (node.y === before.y && node.x > before.x), `${node.key} in ${key}`).toBe(true);
        });
      }
    },
  );

  it.each(SEEDS)(
    "[EX5] steps of a map go on from left to right in their stages, lanes from top to bottom (seed %i)",
    (seed) => {
      const content = board("journeyMap", seed);
      const nodes = nodesBy(boardScene(content));
      const rank = new Map(content.stages.map(({ id }, index) => [id as string, index]));
      const steps = content.steps
        .filter(({ stageId }) => rank.has(stageId))
        .toSorted((a, b) => (rank.get(a.stageId) ?? 0) - (rank.get(b.stageId) ?? 0) || (a.order < b.order ? -1 : 1));
      const xs = steps.map(({ id }) => nodes.get(`step:${id}`)?.x ?? Number.NaN);
      expect(xs).toEqual(xs.toSorted((a, b) => a - b));
      const ys = sortLanes(content.lanes).map(({ id }) => nodes.get(`lane:${id}`)?.y ?? Number.NaN);
      expect(ys).toEqual(ys.toSorted((a, b) => a - b));
    },
  );

  it.each(SEEDS)("[EX5] more words in a column move nothing in any other (seed %i)", (seed) => {
    const content = board("columns", seed);
    const find = placeFinder(content);
    const edited = content.notes.find(({ place }) => find(place) !== "");
    if (!edited) return;
    const [before, after] = [content, reworded(content, edited.id)].map((one) => nodesBy(boardScene(one)));
    for (const { id, place } of content.notes) {
      if (find(place) === "" || areaKey(place) === areaKey(edited.place)) continue;
      expect(spot(after?.get(`note:${id}`) as SceneNode), id).toEqual(spot(before?.get(`note:${id}`) as SceneNode));
    }
  });

  it.each(SEEDS)("[EX5] more words on a map move no note aside, and none in the lanes above (seed %i)", (seed) => {
    const content = board("journeyMap", seed);
    const find = placeFinder(content);
    const edited = content.notes.findLast(({ place }) => find(place) !== "");
    if (!edited?.place || !("laneId" in edited.place)) return;
    const lanes = sortLanes(content.lanes).map(({ id }) => id as string);
    const own = lanes.indexOf(edited.place.laneId);
    const [before, after] = [content, reworded(content, edited.id)].map((one) => nodesBy(boardScene(one)));
    for (const { id, place } of content.notes) {
      if (find(place) === "" || !place || !("laneId" in place)) continue;
      const [was, is] = [before?.get(`note:${id}`) as SceneNode, after?.get(`note:${id}`) as SceneNode];
      expect(is.x, id).toBe(was.x);
      if (lanes.indexOf(place.laneId) < own) expect(is.y, id).toBe(was.y);
    }
  });

  it.each(SEEDS)("[EX5] more words on a free board move no other note (seed %i)", (seed) => {
    const content = board("free", seed);
    const edited = content.notes.find(({ at }) => at !== null);
    if (!edited) return;
    const standing = (one: BoardContent) => {
      const scene = boardScene(one);
      const origin = scene.origin ?? { x: 0, y: 0 };
      return new Map(scene.nodes.map(({ key, x, y }) => [key, { x: x + origin.x, y: y + origin.y }]));
    };
    const [before, after] = [standing(content), standing(reworded(content, edited.id))];
    for (const { id, at } of content.notes) {
      if (at !== null) expect(after.get(`note:${id}`), id).toEqual(before.get(`note:${id}`));
    }
  });
});
