import { expect, it } from "vitest";
import type { BoardContent } from "../board/board.doc.ts";
import type { StageId, StepId } from "../kernel/ids.ts";
import { keptInOrder } from "./keptInOrder.ts";
import { mapDifferences } from "./mapDifferences.ts";

const map = (steps: readonly [id: string, stage: string][]): BoardContent => ({
  ...{ type: "journeyMap", title: "Map", lanes: [], columns: [], clusters: [], notes: [] },
  stages: ["a", "b"].map((id) => ({ id: id as StageId, label: `Stage ${id}`, moment: "during", order: id })),
  steps: steps.map(([id, stageId], index) => ({
    ...{
      id: id as StepId,
      stageId: stageId as StageId,
      label: id,
      order: `a${index}`,
      keyMoment: false,
      feeling: null,
    },
  })),
});

it("[VE5] nothing differs between a map and itself, and added or removed steps move none of the others", () => {
  const now = map([
    ["one", "a"],
    ["two", "a"],
    ["three", "b"],
  ]);
  expect(mapDifferences(now, now)).toEqual([]);
  const next = map([
    ["new", "a"],
    ["two", "a"],
    ["three", "b"],
  ]);
  expect(mapDifferences(now, next).map(({ kind, id }) => [kind, id])).toEqual([
    ["added", "new"],
    ["removed", "one"],
  ]);
});

it("[VE5] a step in another place is changed, by as little as can be said: its order, or its stage in words", () => {
  const before = map([
    ["one", "a"],
    ["two", "a"],
    ["three", "a"],
    ["four", "b"],
  ]);
  const after = map([
    ["two", "a"],
    ["three", "a"],
    ["one", "a"],
    ["four", "a"],
  ]);
  expect(mapDifferences(before, after)).toEqual([
    { part: "steps", kind: "changed", id: "one", label: "one", fields: ["order"] },
    {
      ...{ part: "steps", kind: "changed", id: "four", label: "four", fields: ["stageId"] },
      values: [{ field: "stageId", before: "Stage b", after: "Stage a" }],
    },
  ]);
});

it("[VE5] of a list as few as possible count as moved", () => {
  expect([...keptInOrder([])]).toEqual([]);
  expect(keptInOrder([1, 2, 0, 3]).size).toBe(3);
  expect(keptInOrder([3, 2, 1, 0]).size).toBe(1);
});
