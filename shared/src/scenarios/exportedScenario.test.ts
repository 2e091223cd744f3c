import { expect, it } from "vitest";
import type { NeedId, ScenarioId, StepId, VisitId } from "../kernel/ids.ts";
import { emptyBoard } from "../scene/sceneBoards.testing.ts";
import { exportedScenarios } from "./exportedScenario.ts";
import { scenarioLines } from "./scenario.lines.ts";
import { scenariosCsv } from "./scenarioCsv.ts";

const need = (id: string, text: string) => ({ id: id as NeedId, text });
const visit = (id: string, stepId: string | null, fit: "met" | "partly" | "unmet", needIds: string[], note = "") => ({
  ...{ id: id as VisitId, stepId: stepId as StepId | null, fit, needIds: needIds as NeedId[], note },
});
const KIT = {
  ...{ id: "sc" as ScenarioId, boardId: "b" as never, pseudonym: "Kit", fictional: true, about: "19.", onWall: true },
  needs: [need("n1", "=1+1"), need("n2", "Calm"), need("n3", "A plan")],
  visits: [
    visit("v1", "s1", "unmet", ["n1"], "Shut."),
    visit("v2", null, "partly", ["n1"]),
    visit("v3", "gone", "unmet", []),
  ],
};
const steps = [
  {
    id: "s1" as StepId,
    stageId: "st" as never,
    label: "Ring the surgery",
    order: "a0",
    keyMoment: false,
    feeling: null,
  },
];
const board = { ...emptyBoard("journeyMap"), steps, marks: { scenarios: [KIT] } };
const scenarios = exportedScenarios(board);

it("[SC7] a file's table has a line a visit and one for each need without any, and nothing that a spreadsheet would run", () => {
  const csv = scenariosCsv([{ board: { id: "b", title: "Plan" }, scenarios }]) ?? "";
  const lines = csv.trimEnd().split("\r\n");
  expect(lines).toHaveLength(1 + 3 + 2);
  expect(lines.filter((line) => line.includes("No visit"))).toHaveLength(2);
  expect(csv).not.toMatch(/(^|,)"?=1/m);
  expect(scenariosCsv([{ board: { id: "b", title: "Plan" } }])).toBeNull();
});

it("[SC7] a report tells each way in order, then where needs were not met, then what nobody meets", () => {
  const lines = scenarioLines(scenarios, steps);
  expect(lines?.people[0]?.visits.map(({ text }) => text)).toEqual([
    "Kit, visit 1 of 3: Ring the surgery – not met: Shut.",
    "Kit, visit 2 of 3: Not on this map – partly",
    "Kit, visit 3 of 3: This step is gone – not met",
  ]);
  expect(lines?.unmet.map(({ text }) => text)).toEqual(["Ring the surgery: 1 not met"]);
  expect(lines?.gaps.map(({ text }) => text)).toEqual([
    "Kit needs: Calm – no visit",
    "Kit needs: A plan – no visit",
    "Kit needs: =1+1 – only partly met",
  ]);
  expect(scenarioLines([], steps)).toBeNull();
});
