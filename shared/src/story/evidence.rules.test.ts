import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { BoardContent } from "../board/board.doc.ts";
import { boardScene } from "../scene/board.scene.ts";
import { createRandom, randomBoard } from "../scene/sceneBoards.testing.ts";
import { assumedSteps, withEvidence } from "./evidence.rules.ts";

/** The sample's own journey: its notes with what they rest on, and the right answer beside them. */
const sample = JSON.parse(
  readFileSync(new URL("../../../server/src/features/sample/sample-workshop.json", import.meta.url), "utf8"),
) as {
  steps: { id: string; boardId: string }[];
  notes: { id: string; boardId: string; place: { stepId?: string } | null; evidenceIds: string[] }[];
  expected: { stepsShownAssumed: string[] };
};

describe("evidence behind a map", () => {
  it("[ST4] the sample's assumed steps are those its file says", () => {
    const notes = sample.notes.filter(({ boardId }) => boardId === "b-journey");
    const steps = sample.steps.filter(({ boardId }) => boardId === "b-journey");
    const backed = { notes: notes.filter(({ evidenceIds }) => evidenceIds.length > 0).map(({ id }) => id), steps: [] };
    const content = { steps, notes } as unknown as BoardContent;
    expect([...assumedSteps(content, backed)]).toEqual(sample.expected.stepsShownAssumed);
  });

  it("[ST4] a step is assumed unless evidence stands behind it or a note at it; the picture says so", () => {
    const content = randomBoard(createRandom(4), "journeyMap", 30);
    const [first] = content.steps;
    const none = withEvidence(content, { notes: [], steps: [] });
    expect(none.steps.every(({ isAssumed }) => isAssumed)).toBe(true);
    expect(none.notes.some(({ status }) => status === "observed")).toBe(false);
    const one = withEvidence(content, { notes: [], steps: [first?.id ?? ""] });
    expect(one.steps.filter(({ isAssumed }) => !isAssumed).map(({ id }) => id)).toEqual([first?.id]);
    const heads = boardScene(none).nodes.filter(({ role }) => role === "step");
    expect(heads.every(({ label }) => label.endsWith(", assumed"))).toBe(true);
    expect(boardScene(content).nodes.some(({ label }) => label.includes("assumed"))).toBe(false);
  });
});
