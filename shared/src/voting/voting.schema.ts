import { z } from "zod";
import { ActivityId, BoardId, NoteId, RoundId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";

/** Dots per note. An empty allocation is a ballot too: it takes all dots back. */
export const Allocation = z.record(NoteId, z.int().min(0).max(LIMITS.dotsPerRound));
export type Allocation = z.infer<typeof Allocation>;

/** A note as it stood when the round opened; later edits of the board do not change what was voted on (METHODS I8). */
export const Candidate = z.object({ noteId: NoteId, text: z.string() });
export type Candidate = z.infer<typeof Candidate>;

export const TallyRow = z.object({ noteId: NoteId, dots: z.int(), voters: z.int() });
export type TallyRow = z.infer<typeof TallyRow>;

/** A dot-vote round as one viewer may see it. */
export const Round = z.object({
  id: RoundId,
  activityId: ActivityId,
  boardId: BoardId,
  state: z.enum(["open", "closed"]),
  /** Dots each person has. */
  dots: z.int(),
  maxPerItem: z.int(),
  candidates: z.array(Candidate),
  /** How many people have a ballot in. */
  voted: z.int(),
  /** The viewer's own ballot; absent for everyone else and when there is none. */
  mine: Allocation.optional(),
  /** Only after close. Most dots first; equal dots keep the candidates' order. */
  tally: z.array(TallyRow).optional(),
});
export type Round = z.infer<typeof Round>;
