import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { ActivityId, BoardId, NoteId, RoundId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { Allocation, TallyRow } from "./voting.schema.ts";

/** Opens a dot-vote over chosen notes. Candidates and rules freeze here (METHODS I8). */
export const openRound = defineCommand("voting.openRound", {
  input: z.strictObject({
    activityId: ActivityId,
    boardId: BoardId,
    candidates: z.array(NoteId).min(1).max(LIMITS.candidatesPerRound),
    dots: z.int().min(1).max(LIMITS.dotsPerRound).default(5),
    maxPerItem: z.int().min(1).max(LIMITS.dotsPerRound).default(3),
  }),
  output: z.object({ roundId: RoundId }),
});

/** Puts in the caller's whole ballot; the last one before close counts. */
export const castBallot = defineCommand("voting.castBallot", {
  input: z.strictObject({ roundId: RoundId, dots: Allocation }),
  output: z.object({ dotsLeft: z.int().nonnegative() }),
});

export const closeRound = defineCommand("voting.closeRound", {
  input: z.strictObject({ roundId: RoundId }),
  output: z.object({ tally: z.array(TallyRow) }),
});
