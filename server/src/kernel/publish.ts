import type { PatchPart, StateSlice } from "@longtable/shared/workshop/workshop.patch";

/** What changed in a workshop: slices for everyone, and slices for single seats. */
export interface Change {
  slices?: readonly PatchPart[];
  seatSlices?: readonly { seatId: string; slices: readonly StateSlice[] }[];
  /** Parts in which only a count has moved, such as how many have voted: for everyone too, but a moment later will do. */
  counts?: readonly PatchPart[];
  /** Seats that changed themselves: another role, table or vote. What they see by it is named in `seatSlices`. */
  seats?: readonly string[];
  /** Seats that are no longer there: their lines are ended. */
  gone?: readonly string[];
}

/** Tells everyone concerned that committed state changed; called after commit only. */
export type Publish = (workshopId: string, change: Change) => void;
