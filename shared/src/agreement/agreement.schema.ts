import { z } from "zod";
import { DecisionMethod, DecisionState } from "../decision/decision.schema.ts";
import { DecisionId, NoteId, RoundId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { AGREEMENT_LIMITS, POSITIONS } from "./agreement.types.ts";

export const Position = z.enum(POSITIONS);

/** Why somebody has a worry or says no, and what would help, in their own words. */
export const Reason = z.string().trim().max(AGREEMENT_LIMITS.reasonChars);

export const ProposalText = z.string().trim().min(1).max(LIMITS.decisionChars);

/** How many gave each position. Over everyone, never by group. */
export const PositionCounts = z.record(Position, z.int());
export type PositionCounts = z.infer<typeof PositionCounts>;

/** Reasons without names, in an order that says nothing of who or when. */
export const GivenReason = z.object({ position: Position, text: z.string() });
export type GivenReason = z.infer<typeof GivenReason>;

/** What the answers to one wording came to. */
export const PositionResult = z.object({
  counts: PositionCounts,
  reasons: z.array(GivenReason),
  /** Blocks that stand, also from earlier wordings whose owner has not answered this one. */
  blocksStanding: z.int(),
});
export type PositionResult = z.infer<typeof PositionResult>;

/** An earlier wording and what the room said to it; null where no host had shown that when other words were asked. */
export const EarlierWording = z.object({ version: z.int(), text: z.string(), result: PositionResult.nullable() });
export type EarlierWording = z.infer<typeof EarlierWording>;

/** A proposal as one viewer may see it. Once settled, a decision with the same id is on record. */
export const Proposal = z.object({
  id: DecisionId,
  text: ProposalText,
  /** The notes and the round it is about; the id of a note that is gone stays. */
  noteIds: z.array(NoteId),
  roundId: RoundId.nullable(),
  /** `proposed` takes answers; the others do not. */
  state: DecisionState,
  /** How it was agreed; null before that, and when it was not. */
  method: DecisionMethod.nullable(),
  /** Of the present wording, 1 first. */
  version: z.int(),
  /** Server time in milliseconds since 1970 when this wording was asked. */
  askedAt: z.number(),
  /** How many have answered this wording. */
  answered: z.int(),
  /** True once a host has shown the answers, or it is settled. */
  isReleased: z.boolean(),
  /** Only when released. */
  result: PositionResult.optional(),
  /** The viewer's own answer, and the wording it was given to; absent for everyone else. */
  mine: z.object({ position: Position, reason: z.string().nullable(), version: z.int() }).optional(),
  /** Earlier wordings, oldest first. */
  history: z.array(EarlierWording),
});
export type Proposal = z.infer<typeof Proposal>;
