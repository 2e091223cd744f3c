/**
 * Where a note stands that is on no board: `private`, its owner's alone; `waiting`, a host reads it before anybody else
 * does; `back`, a host gave it back to its owner with a reason.
 */
export const HELD_STAGES = ["private", "waiting", "back"] as const;
export type HeldStage = (typeof HELD_STAGES)[number];

/** How a board takes what somebody writes on it now: for all to see, for nobody else, or for a host to read first. */
export type Taking = "shown" | "private" | "waiting";

export const HELD_LIMITS = {
  /** Notes of one person that may be held at once in a workshop. */
  perSeat: 200,
  /** Notes a host lets through with one press. */
  releasedAtOnce: 500,
  /** Of a print of a note's words. */
  printChars: 64,
  /** How long a reveal can be taken back, in milliseconds. */
  undoMs: 10 * 60_000,
} as const;
