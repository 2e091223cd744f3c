import { BOARD_TYPES } from "@longtable/shared/board/board.types";
import { toSvg } from "@longtable/shared/export/toSvg";
import { boardScene } from "@longtable/shared/scene/board.scene";
import { createRandom, randomBoard } from "@longtable/shared/scene/sceneBoards.testing";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { paintNode } from "./paintNode.ts";

interface Painted {
  text: string;
  x: number;
  y: number;
  anchor: string;
}

/** A canvas that only remembers where words were put. It knows no paths: none of them moves a word. */
function listeningContext(painted: Painted[]): CanvasRenderingContext2D {
  const state = { textAlign: "left", offset: { x: 0, y: 0 }, scale: 1 };
  const saved: { offset: { x: number; y: number }; scale: number }[] = [];
  const known: Record<string, unknown> = {
    save: () => saved.push({ offset: { ...state.offset }, scale: state.scale }),
    restore: () => Object.assign(state, saved.pop()),
    translate: (x: number, y: number) => {
      state.offset = { x: state.offset.x + x * state.scale, y: state.offset.y + y * state.scale };
    },
    scale: (by: number) => {
      state.scale *= by;
    },
    fillText: (text: string, x: number, y: number) => {
      const at = { x: state.offset.x + x * state.scale, y: state.offset.y + y * state.scale };
      painted.push({ text, ...at, anchor: { left: "start", center: "middle", right: "end" }[state.textAlign] ?? "" });
    },
  };
  return new Proxy({} as CanvasRenderingContext2D, {
    get: (_, name) => known[String(name)] ?? (() => undefined),
    set(_, name, value) {
      if (name === "textAlign") state.textAlign = value;
      return true;
    },
  });
}

/** The words of an SVG file with where they stand, in its order. */
function wordsOf(svg: string): Painted[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = "", words = ""]) => {
    const value = (name: string) => attributes.match(new RegExp(`${name}="([^"]*)"`))?.[1];
    const text = words.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
    return {
      text: text.replace(/^\u202b|\u202c$/g, ""),
      x: Number(value("x")),
      y: Number(value("y")),
      anchor: value("text-anchor") ?? "start",
    };
  });
}
const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

// Node has no shapes to draw, and these words need none.
beforeAll(() => void vi.stubGlobal("Path2D", class {}));
afterAll(() => void vi.unstubAllGlobals());

const BOARDS = BOARD_TYPES.flatMap((type) => [1, 2, 3, 4, 5].map((seed) => [type, seed] as const));

it.each(BOARDS)("[EX1] the canvas puts every word of a %s where its SVG has it (seed %i)", (type, seed) => {
  const scene = boardScene(randomBoard(createRandom(seed), type, 40));
  const painted: Painted[] = [];
  const brush = { context: listeningContext(painted), palette: () => "#000", fontFamily: "sans-serif", zoom: 1 };
  for (const node of scene.nodes) paintNode(brush, node);
  const written = wordsOf(toSvg(scene));
  expect(painted.length).toBe(written.length);
  painted.forEach((word, index) => {
    const other = written[index];
    expect({ text: word.text, anchor: word.anchor }).toEqual({ text: other?.text, anchor: other?.anchor });
    // Files keep thousandths of a unit.
    expect(Math.abs(word.x - (other?.x ?? Number.NaN)), word.text).toBeLessThan(0.002);
    expect(Math.abs(word.y - (other?.y ?? Number.NaN)), word.text).toBeLessThan(0.002);
  });
});
