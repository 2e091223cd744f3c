import type { WorkshopState } from "./workshop.state.ts";

/** Parts of the state that change by themselves. */
export const STATE_SLICES = [
  "workshop",
  "me",
  "phase",
  "activities",
  "boards",
  "rounds",
  "decisions",
  "agreements",
  "checks",
  "participants",
  "timer",
  "followThrough",
  "reflection",
  "results",
] as const;
export type StateSlice = (typeof STATE_SLICES)[number];

/** The slices that change with these: what is to be answered follows the decisions, and the stage the activities. */
export function withDependents(slices: readonly StateSlice[]): readonly StateSlice[] {
  const moves = slices.includes("decisions") || slices.includes("activities");
  return moves ? [...slices, "followThrough"] : slices;
}

/** Socket.IO's `patch`: the slices that changed, whole. */
export type StatePatch = { version: number } & Partial<Omit<WorkshopState, "version">>;

/** The state after a patch; slices it does not name keep their identity. */
export function applyPatch(state: WorkshopState, patch: StatePatch): WorkshopState {
  return { ...state, ...patch };
}
