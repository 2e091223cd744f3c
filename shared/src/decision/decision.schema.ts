import { z } from "zod";
import { DecisionId, NoteId, RoundId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";

export const DecisionMethod = z.enum(["consensus", "vote", "host"]);
export const DecisionState = z.enum(["proposed", "agreed", "notAgreed", "parked"]);

export const Decision = z.object({
  id: DecisionId,
  /** What was decided, in the room's words. */
  question: z.string().trim().min(1).max(LIMITS.decisionChars),
  method: DecisionMethod,
  state: DecisionState,
  /** The round it rests on, when it rests on one. */
  roundId: RoundId.nullable(),
  noteIds: z.array(NoteId),
  /** Server time in milliseconds since 1970. */
  recordedAt: z.number(),
});
export type Decision = z.infer<typeof Decision>;
