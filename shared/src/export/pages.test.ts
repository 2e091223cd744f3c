import { describe, expect, it } from "vitest";
import { boardScene } from "../scene/board.scene.ts";
import { createRandom, emptyBoard, randomBoard } from "../scene/sceneBoards.testing.ts";
import { isInside } from "./boxes.ts";
import { cutInto } from "./pageCuts.ts";
import { splitPages } from "./pages.ts";

const ROOM = { width: 745, height: 440, leastScale: 9 / 13, mostScale: 12 / 13 };
const PAGE = { width: ROOM.width / ROOM.leastScale, height: ROOM.height / ROOM.leastScale - 130 };
const SEEDS = Array.from({ length: 30 }, (_, index) => index + 100);
const BOARDS = (["journeyMap", "columns", "free"] as const).flatMap((type) =>
  SEEDS.map((seed) => [type, seed] as const),
);

describe("splitPages", () => {
  it.each(BOARDS)("[EX2] each note of a %s is whole on exactly one page (seed %i)", (type, seed) => {
    const content = randomBoard(createRandom(seed), type, 70);
    const pages = splitPages(boardScene(content, { page: PAGE }), ROOM);
    const notes = pages.flatMap(({ regions }) =>
      regions.flatMap(({ nodes }) => nodes.filter(({ role }) => role === "note")),
    );
    expect(notes.map(({ id }) => id).toSorted()).toEqual(content.notes.map(({ id }) => id as string).toSorted());
    for (const { regions } of pages) {
      for (const { source, nodes } of regions) {
        for (const note of nodes.filter(({ role }) => role === "note")) expect(isInside(note, source)).toBe(true);
      }
    }
  });

  it.each(BOARDS)("[EX6] every page of a %s fits the paper (seed %i)", (type, seed) => {
    const content = randomBoard(createRandom(seed), type, 70);
    const pages = splitPages(boardScene(content, { page: PAGE }), ROOM);
    expect(pages.length).toBeGreaterThan(0);
    for (const { scale, regions } of pages) {
      for (const { source, x, y } of regions) {
        expect((x + source.width) * scale).toBeLessThanOrEqual(ROOM.width + 1);
        expect((y + source.height) * scale).toBeLessThanOrEqual(ROOM.height + 1);
      }
    }
  });

  it("[EX6] every page of a map repeats the lane names, and the stage that goes on says its name again", () => {
    const board = emptyBoard("journeyMap");
    const stage = { id: "st" as never, label: "Being assessed", moment: "during" as const, order: "a0" };
    const steps = Array.from({ length: 16 }, (_, index) => ({
      id: `s${index}` as never,
      stageId: stage.id,
      label: `Step ${index}`,
      order: `a${10 + index}`,
      keyMoment: false,
      feeling: null,
    }));
    const lanes = ["What I did", "How it felt"].map((label, index) => ({
      id: `l${index}` as never,
      label,
      type: "text" as const,
      layer: "user" as const,
      order: `a${index}`,
    }));
    const pages = splitPages(boardScene({ ...board, stages: [stage], steps, lanes }), ROOM);
    expect(pages.length).toBe(3);
    for (const { regions } of pages) {
      const texts = regions.flatMap(({ nodes }) =>
        nodes.flatMap(({ items }) => items.flatMap((item) => (item.type === "text" ? [item.text] : []))),
      );
      expect(texts.filter((text) => text === "What I did")).toHaveLength(1);
      expect(texts.filter((text) => text === "Being assessed")).toHaveLength(1);
    }
  });

  it("[EX6] notes very far apart share one page instead of a thousand empty ones", () => {
    const content = randomBoard(createRandom(21), "free", 40);
    const notes = content.notes.map((note, index) => ({ ...note, at: { x: index * 20_000, y: index * 20_000 } }));
    expect(notes.length).toBeGreaterThan(5);
    expect(splitPages(boardScene({ ...content, notes }), ROOM)).toHaveLength(1);
  });

  it("[EX6] a small board stays on one page and is not blown up", () => {
    const pages = splitPages(boardScene(emptyBoard("columns")), ROOM);
    expect(pages).toHaveLength(1);
    expect(pages[0]?.scale).toBe(ROOM.mostScale);
  });
});

describe("cutInto", () => {
  const axis = { from: 0, breaks: [10, 20, 30, 40, 50], preferred: new Set<number>(), solids: [] };

  it("[EX6] takes as few pages as it can, evenly filled", () => {
    expect(cutInto({ ...axis, to: 60, room: 40 })).toEqual([
      { from: 0, to: 30 },
      { from: 30, to: 60 },
    ]);
  });

  it("[EX6] ends a page at a stage when that costs no page", () => {
    const windows = cutInto({ ...axis, to: 60, room: 40, preferred: new Set([20]) });
    expect(windows.map(({ to }) => to)).toEqual([20, 60]);
  });

  it("[EX6] moves a note that would be cut to the next page", () => {
    const windows = cutInto({ ...axis, breaks: [], to: 150, room: 100, solids: [{ from: 80, to: 120 }] });
    expect(windows).toEqual([
      { from: 0, to: 100 },
      { from: 76, to: 150 },
    ]);
  });
});
