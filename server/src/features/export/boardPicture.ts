import type { BoardSource } from "@longtable/shared/export/exportModel";
import { roundScenes } from "@longtable/shared/export/roundScenes";
import { boardScene } from "@longtable/shared/scene/board.scene";
import type { Scene } from "@longtable/shared/scene/scene.types";
import { stackScenes } from "@longtable/shared/scene/stack.scene";
import { withPixels } from "./scenePixels.ts";

/** Results are laid out for the wall, 40 px a line; beside a board's notes they are read from as near as those. */
const RESULT_SCALE = 0.45;
const GAP = 48;

/** A board as one picture, with the results of its closed rounds below it. */
export function boardPicture({ content, rounds, tables, imageFiles }: BoardSource): Scene {
  const results = rounds.flatMap((round) => roundScenes(round));
  const board = withPixels(boardScene(content, { ...(tables && { tables }) }), imageFiles);
  if (results.length === 0) return board;
  return stackScenes([{ scene: board, scale: 1 }, ...results.map((scene) => ({ scene, scale: RESULT_SCALE }))], GAP);
}
