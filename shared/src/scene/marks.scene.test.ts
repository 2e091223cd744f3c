import { expect, it } from "vitest";
import type { BoardContent } from "../board/board.doc.ts";
import { withMarks } from "../board/board.marks.ts";
import { feelingSpread } from "../journey/feelings.rules.ts";
import type { StepFeeling } from "../journey/feelings.schema.ts";
import type { Step } from "../journey/journey.types.ts";
import type { LaneId, NoteId, StageId, StepId } from "../kernel/ids.ts";
import type { Pin } from "../pins/pins.schema.ts";
import { boardScene } from "./board.scene.ts";
import { emptyBoard } from "./sceneBoards.testing.ts";

const map: BoardContent = {
  ...emptyBoard("journeyMap"),
  stages: [{ id: "s" as StageId, label: "Waiting", moment: "during", order: "a0" }],
  steps: ["I ask", "I wait", "I am seen"].map((label, index) => ({
    id: `step${index}` as StepId,
    stageId: "s" as StageId,
    label,
    order: `a${index}`,
    keyMoment: false,
    feeling: null,
  })),
  lanes: [{ id: "felt" as LaneId, label: "How it felt", type: "emotion", layer: "user", order: "a0" }],
  notes: [
    {
      id: "n" as NoteId,
      text: "Eleven weeks",
      kind: "pain",
      status: null,
      place: { stepId: "step1" as StepId, laneId: "felt" as LaneId },
      at: null,
      order: "a0",
      clusterId: null,
      lang: null,
    },
  ],
};
const stepAt = (index: number): Step => {
  const step = map.steps[index];
  if (!step) throw new Error(`the map has no step ${index}`);
  return step;
};
const felt = (index: number, ...ratings: number[]): StepFeeling => ({
  stepId: stepAt(index).id,
  answered: ratings.length,
  spread: feelingSpread(ratings),
  words: [
    { id: "w1", text: "worn out", count: 2, hidden: false },
    { id: "w2", text: "rude-word", count: 1, hidden: true },
  ],
});
const curveOf = (feelings: StepFeeling[]) =>
  boardScene(withMarks(map, { feelings })).nodes.find(({ role }) => role === "curve");

it("[FE5] the room's curve is broken where a step has no figure", () => {
  const lines = (feelings: StepFeeling[]) =>
    (curveOf(feelings)?.items ?? []).filter((item) => item.type === "line" && item.stroke === "primary" && item.dash);
  expect(lines([felt(0, 1, 1, 1, 1, 1), felt(1, 0, 0, 0, 0, 0), felt(2, -1, -1, -1, -1, -1)])).toHaveLength(1);
  expect(lines([felt(0, 1, 1, 1, 1, 1), felt(1, 0, 0), felt(2, -1, -1, -1, -1, -1)])).toHaveLength(0);
});

it("[FE5] its words say the middle, the spread and mixed views; words that hosts took off are nowhere", () => {
  const curve = curveOf([felt(0, -2, -2, 0, 1, 2), felt(1, 1, 1)]);
  expect(curve?.label).toContain(
    `${stepAt(0).label}: 0 in the middle, from −2 to +2, 5 people, mixed views, worn out 2`,
  );
  expect(curve?.label).toContain(`${stepAt(1).label}: fewer than 5`);
  const painted = (curve?.items ?? []).flatMap((item) => (item.type === "text" ? [item.text] : [])).join(" ");
  expect(painted).toMatch(/mixed views/);
  expect(JSON.stringify(curve)).not.toMatch(/rude-word/);
});

it("[FE5] the lane grows with the words under the curve, and a map that nobody rated looks as before", () => {
  expect(boardScene(withMarks(map, {}))).toEqual(boardScene(map));
  const told = { ...map, steps: map.steps.map((step) => ({ ...step, feeling: { value: 1, words: ["fine"] } })) };
  const rated = withMarks(told, { feelings: [felt(0, 1, 1, 1, 1, 1)] });
  expect(boardScene(rated).height).toBeGreaterThan(boardScene(told).height);
});

it("[FE5] no bar of the room stands over the words of the story", () => {
  const told = [-1, -2, 0].map((value, index) => ({
    value,
    words: index === 0 ? ["worn out", "ignored"] : ["left alone"],
  }));
  const steps = map.steps.map((step, index) => ({ ...step, feeling: told[index] ?? null }));
  const feelings = [0, 1, 2].map((index) => felt(index, -2, -1, 0, 1, 2));
  const { nodes } = boardScene(withMarks({ ...map, steps }, { feelings }));
  const items = nodes.find(({ role }) => role === "curve")?.items ?? [];
  const bars = items.filter((item) => item.type === "rect" && item.stroke === "primary");
  const words = items.filter((item) => item.type === "text" && item.size === 13);
  expect([bars.length, words.length]).toEqual([3, 4]);
  for (const word of words) {
    for (const bar of bars) {
      if (word.type !== "text" || bar.type !== "rect") continue;
      const [left, right] = [word.x - word.width / 2, word.x + word.width / 2];
      expect(right <= bar.x - 5 || left >= bar.x + bar.width + 5).toBe(true);
    }
  }
});

it("[PI3] pins stand on their notes and steps, with their words; what is gone has none", () => {
  const note = map.notes[0];
  const pin = (id: string, target: Partial<Pin>): Pin =>
    ({ id, boardId: "b", kind: "question", text: `Why ${id}?`, state: "open", answer: null, ...target }) as Pin;
  const pins = [
    pin("one", { noteId: note?.id }),
    pin("two", { noteId: note?.id, state: "answered", answer: "Because." }),
    pin("three", { stepId: stepAt(1).id, kind: "gap" }),
    pin("four", { noteId: "gone" as Pin["noteId"] }),
  ];
  const found = boardScene(withMarks(map, { pins })).nodes.filter(({ role }) => role === "pin");
  expect(found.map(({ key }) => key).toSorted()).toEqual([`pin:note:${note?.id}`, `pin:step:${stepAt(1).id}`]);
  expect(found.find(({ key }) => key.startsWith("pin:note"))?.label).toMatch(
    /Why one\?.*Why two\? \(answered: Because\.\)/,
  );
});
