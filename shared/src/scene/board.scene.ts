import type { BoardContent } from "../board/board.doc.ts";
import { readyToDraw } from "../board/shown.rules.ts";
import { lastMade } from "../kernel/lastMade.ts";
import { columnsScene } from "./columns.scene.ts";
import { freeScene } from "./free.scene.ts";
import { journeyScene } from "./journey.scene.ts";
import { withLinks } from "./links.scene.ts";
import { matrixScene } from "./matrix.scene.ts";
import { withPins } from "./pins.scene.ts";
import { ringsScene } from "./rings.scene.ts";
import type { Scene } from "./scene.types.ts";
import { ENGLISH_SCENE_WORDS, type SceneWords } from "./words.ts";

export interface SceneOptions {
  /** Interface words in the reader's language; English when left out. */
  words?: SceneWords;
  /** What each breakout table is called, by its id. */
  tables?: Readonly<Record<string, string>>;
  /** Width to height a columns board should come near to; a screen's by default. */
  aspect?: number;
  /**
   * For paper, in board units: how much of a board one page holds below the heads. A columns board then has no column
   * wider than the page and no note cut by its foot; the unplaced tray is as wide as the page.
   */
  page?: { width: number; height: number };
}

/**
 * Turns a board into a scene. Pure: the same content gives the same shapes everywhere, so what was projected is what
 * is exported. 2,000 notes cost some 5 to 10 ms the first time, and well under 1 ms after an edit of one (tests/load/layout.ts).
 */
export function boardScene(whole: BoardContent, options: SceneOptions = {}): Scene {
  const content = readyToDraw(whole);
  const { aspect = 1.7, page, tables } = options;
  const plainWords = options.words ?? ENGLISH_SCENE_WORDS;
  const words = tables ? withTables(tables, plainWords) : plainWords;
  const plain = structureScene(content, words, { aspect, ...(page && { page }) });
  const scene = withLinks(plain, content.notes, words.linkedTo);
  const pins = content.marks?.pins;
  return pins ? withPins(scene, pins, words) : scene;
}

const withTables = lastMade(
  (tables: Readonly<Record<string, string>>, words: SceneWords): SceneWords => ({ ...words, tables }),
);

function structureScene(
  content: BoardContent,
  words: SceneWords,
  { aspect, page }: Required<Pick<SceneOptions, "aspect">> & Pick<SceneOptions, "page">,
): Scene {
  if (content.type === "journeyMap") return journeyScene(content, words, page?.width);
  if (content.type === "columns") return columnsScene(content, words, { aspect, ...(page && { page }) });
  if (content.type === "matrix") return matrixScene(content, words, { aspect, ...(page && { page }) });
  if (content.type === "rings") return ringsScene(content, words, page?.width);
  return freeScene(content, words, page?.width);
}
