import { isOverdue, unanswered, uncommittedIds } from "@longtable/shared/followThrough/followThrough.rules";
import { expect, it } from "vitest";
import sampleJson from "./sample-workshop.json" with { type: "json" };
import { AfterwardsData, sampleAfterwards } from "./sampleAfterwards.ts";

const { expected } = sampleJson;
const NOW = Date.UTC(2026, 10, 22, 23, 30);
const afterwards = sampleAfterwards(AfterwardsData.parse(sampleJson), "ws-1", (id) => `w-${id}` as never, NOW);

it("[FT1] the demo's shortlist is the room's own, and one idea of it has no answer", () => {
  expect(afterwards.marked.map(({ noteId }) => noteId)).toEqual(expected.shortlist.map((id) => `w-${id}`));
  expect(afterwards.marked.every(({ text }) => text.length > 5)).toBe(true);
  const answered = new Set<string>(afterwards.responses.map(({ noteId }) => noteId));
  const lacking = afterwards.marked.filter(({ noteId }) => !answered.has(noteId)).map(({ noteId }) => noteId);
  expect(lacking).toEqual(expected.shortlistWithoutResponse.map((id) => `w-${id}`));
  const ideas = afterwards.marked.map(({ noteId }) => ({
    response: afterwards.responses.find((response) => response.noteId === noteId) ?? null,
  }));
  expect(unanswered(ideas) === 0).toBe(expected.workshopMayBecomeReported);
});

it("[FT5] what was overdue by the demo's clock is overdue now, and nothing else", () => {
  const late = afterwards.commitments.flatMap((one, index) =>
    isOverdue(one, NOW) ? [sampleJson.commitments[index]?.id] : [],
  );
  expect(late).toEqual(expected.overdueCommitments);
});

it("[FT7] the decision nobody took on is the one the demo expects", () => {
  const commitments = afterwards.commitments.map(({ decisionKey, state }) => ({
    decisionId: decisionKey as never,
    state,
  }));
  expect(uncommittedIds(sampleJson.decisions, commitments)).toEqual(expected.agreedWithoutCommitment);
});

it("[FT9] the late ideas keep their states", () => {
  const waiting = afterwards.ideaBox.filter(({ state }) => state === "unmoderated").map(({ text }) => text);
  const ids = sampleJson.ideaBoxItems.filter(({ text }) => waiting.includes(text)).map(({ id }) => id);
  expect(ids).toEqual(expected.unmoderatedIdeas);
});

it("[RF5] people's answers become counts and a change, as the demo expects", () => {
  const { pairs, meanChange, unpaired } = expected.selfRating;
  expect(afterwards.end.distance).toEqual({ pairs, meanChange, unpaired });
  expect(afterwards.rung).toEqual({ answered: 7, counts: { to: 1, for: 3, with: 3 } });
  expect(afterwards.declared).toEqual({ rung: "for", reason: "Said by the host at the start" });
  expect(afterwards.wheels.map(({ on, scores }) => [on, scores.assets])).toEqual([
    ["2026-09-14", 2],
    ["2026-11-20", 3],
  ]);
});
