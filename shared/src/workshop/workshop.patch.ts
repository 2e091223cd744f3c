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
] as const;
export type StateSlice = (typeof STATE_SLICES)[number];

/** Socket.IO's `patch`: the slices that changed, whole. */
export type StatePatch = { version: number } & Partial<Omit<WorkshopState, "version">>;

/** The state after a patch; slices it does not name keep their identity. */
export function applyPatch(state: WorkshopState, patch: StatePatch): WorkshopState {
  return { ...state, ...patch };
}
