import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { DecisionId, NoteId, RoundId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { Decision, DecisionMethod, DecisionState } from "./decision.schema.ts";

/** Records what the room decided. A decision by vote may name its round, which must be closed. */
export const recordDecision = defineCommand("decision.record", {
  input: z.strictObject({
    question: Decision.shape.question,
    method: DecisionMethod.default("vote"),
    state: DecisionState.default("agreed"),
    roundId: RoundId.optional(),
    noteIds: z.array(NoteId).max(LIMITS.candidatesPerRound).default([]),
  }),
  output: z.object({ decisionId: DecisionId }),
});
