import { expect, it } from "vitest";
import { applyPatch, STATE_SLICES } from "./workshop.patch.ts";
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
