import type { BoardSource } from "@longtable/shared/export/exportModel";
import { roundScenes } from "@longtable/shared/export/roundScenes";
import { boardScene } from "@longtable/shared/scene/board.scene";
import type { Scene } from "@longtable/shared/scene/scene.types";
import { stackScenes } from "@longtable/shared/scene/stack.scene";
import { withPixels } from "./scenePixels.ts";

/** Results are laid out for the wall, 40 px a line; beside a board's notes they are read from as near as those. */
const RESULT_SCALE = 0.45;
const GAP = 48;

/** One for as long as its board is at hand: several files show it, and what was painted of its notes serves them all. */
const scenes = new WeakMap<BoardSource, Scene>();

/** A board by itself, as wide as it is on the wall. */
export function plainPicture(source: BoardSource): Scene {
  const known = scenes.get(source);
  if (known) return known;
  const { content, tables = {}, imageFiles } = source;
  const scene = withPixels(boardScene(content, { tables }), imageFiles);
  scenes.set(source, scene);
  return scene;
}

/** A board as one picture, with the results of its closed rounds below it. */
export function boardPicture(source: BoardSource): Scene {
  const results = source.rounds.flatMap((round) => roundScenes(round));
  const board = plainPicture(source);
  if (results.length === 0) return board;
  return stackScenes([{ scene: board, scale: 1 }, ...results.map((scene) => ({ scene, scale: RESULT_SCALE }))], GAP);
}
