import { boardScene } from "@longtable/shared/scene/board.scene";
import { describe, expect, it } from "vitest";
import { cell, column, columnsWith, freeWith, mapWith, noteId } from "./canvas.testing.ts";
import { dropTarget, freeOrigin, neighbour, placeOn } from "./placing.ts";
import { indexScene } from "./sceneIndex.ts";

const indexOf = (content: Parameters<typeof boardScene>[0]) => indexScene(boardScene(content));

function middleOf(index: ReturnType<typeof indexOf>, key: string) {
  const node = index.byKey(key);
  if (!node) throw new Error(`no ${key}`);
  return { node, x: node.x + node.width / 2, y: node.y + node.height / 2 };
}

describe("where a note goes that is put down", () => {
  const map = mapWith([
    ["a", cell("s1", "l1")],
    ["b", cell("s1", "l1")],
    ["c", cell("s2", "l1")],
  ]);
  const index = indexOf(map);

  it("[CV5] goes into the cell under the hand, behind the note above it", () => {
    const a = middleOf(index, "note:a");
    const b = middleOf(index, "note:b");
    const top = { x: a.x, y: a.node.y + 1 };
    expect(dropTarget(map, index, top)).toMatchObject({ place: cell("s1", "l1"), after: null });
    expect(dropTarget(map, index, { x: a.x, y: b.node.y - 3 })).toMatchObject({ after: "a" });
    expect(dropTarget(map, index, { x: a.x, y: b.node.y + b.node.height - 1 })).toMatchObject({ after: "b" });
  });

  it("[CV5] passes over the notes that are on their way", () => {
    const b = middleOf(index, "note:b");
    const target = dropTarget(map, index, { x: b.x, y: b.node.y + b.node.height - 1 }, new Set(["b"]));
    expect(target).toMatchObject({ after: "a" });
  });

  it("[CV5] is nowhere over lane names, heads and beside the board", () => {
    for (const point of [
      { x: 20, y: 200 },
      { x: 400, y: 20 },
      { x: -50, y: -50 },
    ]) {
      expect(dropTarget(map, index, point)).toBeNull();
    }
  });

  it("[CV5] goes into the column above, also below its foot", () => {
    const columns = columnsWith([["a", column("c2")]]);
    const scene = indexOf(columns);
    const { node, x } = middleOf(scene, "column:c2");
    const below = { x, y: node.y + node.height + 300 };
    expect(dropTarget(columns, scene, below)).toMatchObject({ place: column("c2"), after: "a" });
    expect(dropTarget(columns, scene, { x: -50, y: below.y })).toBeNull();
  });

  it("[CV5] is first in an empty cell", () => {
    const empty = middleOf(index, "cell:s5:l3");
    expect(dropTarget(map, index, empty)).toMatchObject({ place: cell("s5", "l3"), after: null });
  });

  it("[BD3] is the tray for a note put among the unplaced ones", () => {
    const withTray = mapWith([
      ["a", cell("s1", "l1")],
      ["lost", cell("gone", "l1")],
    ]);
    const laid = indexOf(withTray);
    expect(dropTarget(withTray, laid, middleOf(laid, "note:lost"))).toMatchObject({ place: null });
  });

  it("[CV5] is a column of a columns board", () => {
    const board = columnsWith([
      ["a", column("c1")],
      ["b", column("c2")],
    ]);
    const laid = indexOf(board);
    const b = middleOf(laid, "note:b");
    expect(dropTarget(board, laid, { x: b.x, y: b.node.y + 1 })).toMatchObject({ place: column("c2"), after: null });
    expect(dropTarget(board, laid, middleOf(laid, "column:c3"))).toMatchObject({ place: column("c3") });
  });

  it("[CV5] is the very point on a free board, in the board's own measure", () => {
    const board = freeWith([
      ["a", { x: -400, y: 900 }],
      ["b", { x: 100, y: 1200 }],
    ]);
    const laid = indexOf(board);
    const b = laid.byKey("note:b");
    const origin = freeOrigin(laid);
    expect(b && { x: b.x + origin.x, y: b.y + origin.y }).toEqual({ x: 100, y: 1200 });
    expect(b && dropTarget(board, laid, b)?.at).toEqual({ x: 100, y: 1200 });
  });
});

it("arrow keys go to the nearest note in that direction, straight on before aside", () => {
  const map = mapWith([
    ["a", cell("s1", "l1")],
    ["b", cell("s1", "l2")],
    ["c", cell("s2", "l1")],
    ["d", cell("s4", "l2")],
  ]);
  const index = indexOf(map);
  const from = (id: string, direction: Parameters<typeof neighbour>[2]) => {
    const node = index.byKey(`note:${noteId(id)}`);
    return node && neighbour(index, node, direction)?.id;
  };
  expect(from("a", "right")).toBe("c");
  expect(from("a", "down")).toBe("b");
  expect(from("b", "right")).toBe("d");
  expect(from("d", "left")).toBe("b");
  expect(from("a", "up")).toBeUndefined();
});

describe("a push by key", () => {
  const map = mapWith([
    ["a", cell("s1", "l1")],
    ["b", cell("s1", "l1")],
    ["c", cell("s2", "l1")],
  ]);
  const index = indexOf(map);
  const pushed = (id: string, direction: "up" | "down" | "left" | "right") =>
    placeOn(map, index, noteId(id), direction);

  it("[CV13] goes among the notes of a cell first, then to the cell above or below", () => {
    expect(pushed("b", "up")).toEqual({ place: cell("s1", "l1"), after: null });
    expect(pushed("a", "down")).toEqual({ place: cell("s1", "l1"), after: "b" });
    expect(pushed("b", "down")).toEqual({ place: cell("s1", "l2") });
  });

  it("[CV13] goes to the step before or after, and stays at the edge", () => {
    expect(pushed("a", "right")).toEqual({ place: cell("s2", "l1") });
    expect(pushed("c", "left")).toEqual({ place: cell("s1", "l1") });
    expect(pushed("a", "left")).toBeNull();
    expect(pushed("a", "up")).toBeNull();
  });
});
