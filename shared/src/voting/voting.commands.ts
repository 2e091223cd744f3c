import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { ActivityId, BoardId, NoteId, ParticipantId, RoundId, TableId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { TABLE_LIMITS } from "../tables/tables.types.ts";
import { Allocation, Electorate, TallyRow } from "./voting.schema.ts";

/** The number printed on a ticket or written on a paper ballot. */
export const PaperNumber = z.int().min(1).max(9_999);

/** Opens a dot-vote over chosen notes. Candidates, rules and who may vote freeze here (METHODS I8). */
export const openRound = defineCommand("voting.openRound", {
  input: z.strictObject({
    activityId: ActivityId,
    boardId: BoardId,
    candidates: z.array(NoteId).min(1).max(LIMITS.candidatesPerRound),
    dots: z.int().min(1).max(LIMITS.dotsPerRound).default(5),
    maxPerItem: z.int().min(1).max(LIMITS.dotsPerRound).default(3),
    title: z.string().trim().max(LIMITS.titleChars).default(""),
    who: Electorate.default("everyone"),
    /** With `who` `tables`, and only then. The people who sit there now are those who vote, wherever they sit later. */
    tableIds: z.array(TableId).min(1).max(TABLE_LIMITS.tables).optional(),
  }),
  output: z.object({ roundId: RoundId }),
});

/** Puts in the caller's whole ballot; the last one before close counts. Its code comes with the state, as `receipt`. */
export const castBallot = defineCommand("voting.castBallot", {
  input: z.strictObject({ roundId: RoundId, dots: Allocation }),
  output: z.object({ dotsLeft: z.int().nonnegative() }),
});

/**
 * A host puts in the ballot of somebody without a phone. The same paper again takes the place of the one before.
 * `receipt` is its code, to be written on the stub; absent once the round is closed.
 */
export const castPaperBallot = defineCommand("voting.castPaperBallot", {
  input: z.strictObject({ roundId: RoundId, paper: PaperNumber, dots: Allocation }),
  output: z.object({ dotsLeft: z.int().nonnegative(), receipt: z.string().optional() }),
});

/** Ends a round for all but these people, who may go on until a host closes it. More can be named later. */
export const giveTime = defineCommand("voting.giveTime", {
  input: z.strictObject({ roundId: RoundId, participantIds: z.array(ParticipantId).min(1).max(50) }),
  output: z.object({}),
});

export const closeRound = defineCommand("voting.closeRound", {
  input: z.strictObject({ roundId: RoundId }),
  output: z.object({ tally: z.array(TallyRow) }),
});

/** Gives the caller's seat a vote in rounds by ticket. Each ticket works once. */
export const useTicket = defineCommand("voting.useTicket", {
  input: z.strictObject({ ticket: z.string().min(1).max(80) }),
  output: z.object({}),
});

/** Makes a lost ticket worthless; a ballot that came by it into an open round by ticket goes. */
export const cancelTicket = defineCommand("voting.cancelTicket", {
  input: z.strictObject({ number: PaperNumber }),
  output: z.object({}),
});
