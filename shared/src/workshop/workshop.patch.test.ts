import { expect, it } from "vitest";
import type { Round } from "../voting/voting.schema.ts";
import { applyPatch, partsFor, STATE_SLICES } from "./workshop.patch.ts";
import { WorkshopState } from "./workshop.state.ts";

const state = WorkshopState.parse({
  version: 1,
  workshop: { id: "w", title: "Nights", joinCode: "FRLWKHD", groups: [], screen: "code", isSample: false },
  me: { seatId: "s", role: "participant", canVote: true, noteIds: [] },
  phase: null,
  activities: [],
  boards: [],
  rounds: [],
  decisions: [],
  participants: { count: 1, here: 1, byGroup: {} },
  timer: null,
});

it("[WS9] a patch replaces the parts it names and keeps the others as the same values", () => {
  const next = applyPatch(state, { version: 2, phase: "insight" });
  expect(next).toEqual({ ...state, version: 2, phase: "insight" });
  for (const slice of STATE_SLICES.filter((name) => name !== "phase")) expect(next[slice]).toBe(state[slice]);
  expect(state.phase).toBeNull();
});

it("[WS9] every part of the state can be changed by a patch", () => {
  expect([...STATE_SLICES, "version"].toSorted()).toEqual(Object.keys(WorkshopState.shape).toSorted());
});

it("[WS9] counts alone move in the rounds they name; other rounds and other parts stay the same values", () => {
  const round = (id: string) =>
    ({ id, activityId: "a", boardId: "b", state: "open", dots: 5, maxPerItem: 3, candidates: [], voted: 0 }) as unknown;
  const before = { ...state, rounds: [round("one"), round("two")] as Round[] };
  const next = applyPatch(before, { version: 2, roundCounts: { two: { voted: 3, onPaper: 1 }, gone: { voted: 9 } } });
  expect(next).toEqual({
    ...before,
    version: 2,
    rounds: [before.rounds[0], { ...before.rounds[1], voted: 3, onPaper: 1 }],
  });
  expect(next.rounds[0]).toBe(before.rounds[0]);
  expect(next.activities).toBe(before.activities);
  expect(before.rounds[1]?.voted).toBe(0);
});

it.each([
  [true, ["roundCounts", "timer"], ["roundCounts", "timer"]],
  [true, ["roundCounts", "rounds"], ["rounds"]],
  [false, ["roundCounts", "timer"], ["rounds", "timer"]],
  [false, ["timer"], ["timer"]],
] as const)("[WS9] who merges counts (%s) is sent of %s just %s", (isSlim, changed, sent) => {
  expect([...partsFor(isSlim, new Set(changed))].toSorted()).toEqual(sent);
});
