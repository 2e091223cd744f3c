import { describe, expect, it } from "vitest";
import type { NoteId } from "../kernel/ids.ts";
import { type Results, resultsScenes } from "./results.scene.ts";
import type { RectItem, Scene } from "./scene.types.ts";

const resultsOf = (dots: readonly number[]): Results => ({
  question: "Which ideas should we work on first?",
  candidates: dots.map((_, index) => ({ noteId: `n${index}` as NoteId, text: `Idea ${index}` })),
  tally: dots.map((count, index) => ({ noteId: `n${index}` as NoteId, dots: count, voters: Math.min(count, 9) })),
  voted: 14,
});

const rowsOf = (scene: Scene | undefined) => scene?.nodes.filter(({ role }) => role === "row") ?? [];
const barOf = (row: Scene["nodes"][number]) => row.items.find((item): item is RectItem => item.type === "rect");

describe("resultsScenes", () => {
  it("[VO10] equal dots share a place and the next one is skipped", () => {
    const [scene] = resultsScenes(resultsOf([16, 7, 7, 3]));
    expect(rowsOf(scene).map(({ label }) => label.split(".")[0])).toEqual(["1", "2", "2", "4"]);
  });

  it("[EX1] bars are as long as their dots, and nought is a thin line", () => {
    const [scene] = resultsScenes(resultsOf([16, 8, 0]));
    const [first, second, none] = rowsOf(scene).map(barOf);
    expect(second?.width).toBeCloseTo((first?.width ?? 0) / 2);
    expect(none?.width).toBe(3);
    expect(none?.fill).toBe("line");
  });

  it("[EX1] the head says how many people and how many dots", () => {
    const [scene] = resultsScenes(resultsOf([16, 7]));
    expect(scene?.nodes.find(({ role }) => role === "title")?.label).toContain("14 people, 23 dots");
  });

  it("[EX6] a long result is paged, never shrunk, and no row is lost", () => {
    const scenes = resultsScenes(resultsOf(Array.from({ length: 40 }, (_, index) => 40 - index)));
    expect(scenes.length).toBeGreaterThan(3);
    expect(scenes.flatMap(rowsOf)).toHaveLength(40);
    for (const scene of scenes) expect(scene.height).toBeLessThanOrEqual(920);
    expect(scenes[1]?.nodes.find(({ role }) => role === "title")?.label).toContain(`Page 2 of ${scenes.length}`);
  });

  it("[EX1] a round without candidates still has a page", () => {
    expect(resultsScenes(resultsOf([]))).toHaveLength(1);
  });
});
