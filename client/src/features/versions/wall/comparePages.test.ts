import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { LaneId, NoteId, StageId, StepId } from "@longtable/shared/kernel/ids";
import { mapDifferences } from "@longtable/shared/programme/mapDifferences";
import { expect, it } from "vitest";
import { comparePages, sideNames } from "./comparePages.ts";

const map = (steps: readonly string[], notes: readonly [id: string, step: string, text: string][]): BoardContent => ({
  ...{ type: "journeyMap", title: "Map", columns: [], clusters: [] },
  stages: [{ id: "g" as StageId, label: "Stage", moment: "during", order: "a0" }],
  lanes: [{ id: "l" as LaneId, label: "Lane", type: "text", layer: "user", order: "a0" }],
  steps: steps.map((id, index) => ({
    ...{ id: id as StepId, stageId: "g" as StageId, label: id, order: `a${index}`, keyMoment: false, feeling: null },
  })),
  notes: notes.map(([id, stepId, text]) => ({
    ...{ id: id as NoteId, text, kind: "note", status: null, at: null, order: id, clusterId: null, lang: null },
    place: { stepId: stepId as StepId, laneId: "l" as LaneId },
  })),
});

it("[VE7] the wall shows both whole first, then each step that differs with what is gone on one side and new on the other", () => {
  const now = map(
    ["a", "b", "c"],
    [
      ["n1", "a", "ring"],
      ["n2", "b", "wait"],
      ["n3", "c", "same"],
    ],
  );
  const next = map(
    ["a", "new", "c"],
    [
      ["n1", "a", "ring once"],
      ["n3", "c", "same"],
      ["n4", "new", "call back"],
    ],
  );
  const pages = comparePages(now, next, mapDifferences(now, next));
  expect(pages.map(({ key }) => key)).toEqual(["whole", "a:0", "new:0", "b:0"]);
  expect(pages.slice(1)).toMatchObject([
    { earlier: [{ text: "ring", kind: "changed", lane: "Lane" }], later: [{ text: "ring once", kind: "changed" }] },
    {
      earlier: [],
      later: [
        { text: "new", kind: "added", lane: null },
        { text: "call back", kind: "added" },
      ],
    },
    {
      earlier: [
        { text: "b", kind: "removed" },
        { text: "wait", kind: "removed" },
      ],
      later: [],
    },
  ]);
});

it("[VE7] more than fits takes another page, and nothing stands on two", () => {
  const many = Array.from({ length: 7 }, (_, n): [string, string, string] => [`n${n}`, "a", `note ${n}`]);
  const [now, next] = [map(["a"], []), map(["a"], many)];
  const pages = comparePages(now, next, mapDifferences(now, next)).flatMap((page) =>
    "later" in page ? page.later : [],
  );
  expect(pages.map(({ id }) => id)).toEqual(many.map(([id]) => id));
});

it("[VE7] two maps beside each other never have one name for both, where their states or titles differ", () => {
  const [plan, wish] = [
    { state: "As it is to be", title: "The plan" },
    { state: "As it is to be", title: "The wish" },
  ];
  expect(sideNames(plan, wish)).toEqual({ earlier: "The plan", later: "The wish" });
  expect(sideNames({ ...plan, state: "As it is now" }, wish)).toEqual({
    earlier: "As it is now",
    later: "As it is to be",
  });
  expect(sideNames({ ...plan, state: undefined }, wish)).toEqual({ earlier: "The plan", later: "As it is to be" });
});
