import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { LaneId, StageId, StepId } from "@longtable/shared/kernel/ids";
import { boardScene } from "@longtable/shared/scene/board.scene";
import { expect, it } from "vitest";
import { linkedOffset } from "./compareLink.ts";

const scene = (steps: readonly string[]) => {
  const content: BoardContent = {
    ...{ type: "journeyMap", title: "Map", columns: [], clusters: [], notes: [] },
    stages: [{ id: "g" as StageId, label: "Stage", moment: "during", order: "a0" }],
    lanes: [{ id: "l" as LaneId, label: "Lane", type: "text", layer: "user", order: "a0" }],
    steps: steps.map((id, index) => ({
      ...{ id: id as StepId, stageId: "g" as StageId, label: id, order: `a${index}`, keyMoment: false, feeling: null },
    })),
  };
  return boardScene(content);
};
const WIDTH = (() => {
  const { nodes } = scene(["a", "b"]);
  return nodes.find(({ key }) => key === "step:b")?.width ?? 0;
})();

it("[VE6] the other map stands at the same step, as far into it", () => {
  const [now, next] = [scene(["a", "b", "c"]), scene(["new", "a", "c"])];
  expect(linkedOffset(now, next, "x", 0)).toBe(WIDTH);
  expect(linkedOffset(now, next, "x", WIDTH / 2)).toBe(1.5 * WIDTH);
  expect(linkedOffset(now, next, "x", 2 * WIDTH)).toBe(2 * WIDTH);
});

it("[VE6] at a step that the other map has not, it stands behind the one before; before all of them, at its start", () => {
  const [now, next] = [scene(["a", "b", "c"]), scene(["new", "a", "c"])];
  expect(linkedOffset(now, next, "x", WIDTH)).toBe(2 * WIDTH);
  expect(linkedOffset(next, now, "x", 0)).toBe(0);
});

it("[VE6] two boards with nothing in common go on by the same part of the whole", () => {
  const [one, other] = [scene(["a", "b"]), scene(["c", "d"])];
  expect(linkedOffset(one, other, "x", 50)).toBeCloseTo((50 / one.width) * other.width);
});
