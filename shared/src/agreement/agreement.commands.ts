import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { DecisionId, NoteId, RoundId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { Position, ProposalText, Reason } from "./agreement.schema.ts";
import { OUTCOMES } from "./agreement.types.ts";

const nothing = z.object({});
const which = { proposalId: DecisionId };

/** Asks the room whether it can go along with something. */
export const propose = defineCommand("agreement.propose", {
  input: z.strictObject({
    text: ProposalText,
    noteIds: z.array(NoteId).max(LIMITS.candidatesPerRound).default([]),
    roundId: RoundId.optional(),
  }),
  output: z.object({ proposalId: DecisionId }),
});

/**
 * Puts in the caller's answer to one wording; the last one before it is settled counts. A block needs a reason. An
 * answer to an earlier wording is refused: nobody agrees to words they have not read.
 */
export const answerProposal = defineCommand("agreement.answer", {
  input: z.strictObject({
    ...which,
    version: z.int().min(1),
    position: Position,
    reason: Reason.optional(),
  }),
  output: nothing,
});

/** Shows everyone how many gave each answer, and the reasons without names; answers may still change. */
export const revealProposal = defineCommand("agreement.reveal", { input: z.strictObject(which), output: nothing });

/** Asks everyone again, in other words or, after parking, in the same ones. Blocks stand until their owner answers. */
export const askAgain = defineCommand("agreement.askAgain", {
  input: z.strictObject({ ...which, text: ProposalText.optional() }),
  output: z.object({ version: z.int() }),
});

/** Ends the asking and records the decision. `consensus` is refused while a block stands (METHODS I9). */
export const settleProposal = defineCommand("agreement.settle", {
  input: z.strictObject({ ...which, outcome: z.enum(OUTCOMES) }),
  output: nothing,
});
