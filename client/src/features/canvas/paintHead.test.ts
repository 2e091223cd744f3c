import type { RectItem, SceneNode, TextItem } from "@longtable/shared/scene/scene.types";
import { expect, it } from "vitest";
import { cutTo } from "./paintHead.ts";
import { paintNode } from "./paintNode.ts";

const rect = (width: number, height: number): RectItem => ({ type: "rect", x: 0, y: 0, width, height, fill: "ground" });
const line = (text: string, y: number): TextItem => ({
  type: "text",
  x: 10,
  y,
  text,
  size: 15,
  weight: 700,
  fill: "ink",
  width: text.length * 8,
});
const head = (label: string, ground: RectItem, role: SceneNode["role"] = "column"): SceneNode => {
  const words = label.split(" ");
  const items = [ground, ...words.map((word, index) => line(word, 20 + index * 19))];
  return { key: "head", role, x: 0, y: 0, width: ground.width, height: ground.height, items, label };
};

/** The words a node is painted with at a zoom, and how high they are on the screen. */
function painted(node: SceneNode, zoom: number): { text: string; pixels: number }[] {
  const words: { text: string; pixels: number }[] = [];
  let font = "";
  const context = new Proxy({} as CanvasRenderingContext2D, {
    get: (_, name) =>
      name === "fillText"
        ? (text: string) => words.push({ text, pixels: Number.parseFloat(font.split(" ")[1] ?? "") * zoom })
        : () => undefined,
    set(_, name, value) {
      if (name === "font") font = String(value);
      return true;
    },
  });
  paintNode({ context, palette: () => "#000", fontFamily: "sans-serif", zoom }, node);
  return words;
}

it("[CV2] the name of a column is read in a view of the whole board, in one line as far as it fits", () => {
  const node = head("Who else should know", rect(400, 44));
  expect(painted(node, 1).map(({ text }) => text)).toEqual(["Who", "else", "should", "know"]);
  const [name, ...more] = painted(node, 0.25);
  expect(more).toEqual([]);
  expect(name?.text).toBe("Who else should know");
  expect(name?.pixels).toBeGreaterThan(8);
  expect(painted(head("Who else should know", rect(160, 44)), 0.25).map(({ text }) => text)).toEqual(["Who els…"]);
});

it("[CV2] the name of a lane takes as many lines as it has room for", () => {
  const node = head("What people do", rect(150, 600), "lane");
  expect(painted(node, 0.25).map(({ text }) => text)).toEqual(["What", "people", "do"]);
});

it("[CV2] a name that cannot be read even so is a bar, and only heads grow", () => {
  expect(painted(head("Ideas", rect(400, 24)), 0.1)).toEqual([]);
  expect(painted(head("Ideas", rect(400, 44), "tray"), 0.25)).toEqual([]);
});

it("[CV2] words are cut with dots, and not to one letter", () => {
  const words = { text: "library", width: 56, size: 15 };
  expect(cutTo(words, 15, 56)).toBe("library");
  expect(cutTo(words, 15, 48)).toBe("libr…");
  expect(cutTo(words, 15, 20)).toBe("");
  expect(cutTo({ text: "ab👩‍👩‍👧 and more", width: 120, size: 15 }, 15, 50)).toBe("ab👩‍👩‍👧…");
});
