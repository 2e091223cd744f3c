import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { DecisionId } from "../kernel/ids.ts";
import { AgreementLine, AgreementSide, PURPOSE_LIMITS, QuestionVersion, SuggestionSubject } from "./purpose.schema.ts";

const nothing = z.object({});
const suggestionId = z.string().min(1).max(40);

/**
 * Sets the room's question. Another wording than before is a decision: the one named, else one recorded with it. With
 * `basedOn` (how many wordings the sender knew, 0 for none) it is refused when somebody changed the question meanwhile.
 */
export const setQuestion = defineCommand("workshop.setQuestion", {
  input: z.strictObject({
    text: QuestionVersion.shape.text,
    method: z.enum(["host", "vote"]).default("host"),
    decisionId: DecisionId.optional(),
    suggestionId: suggestionId.optional(),
    basedOn: z.int().min(0).optional(),
  }),
  output: z.object({ version: z.int(), decisionId: DecisionId.nullable() }),
});

/** Sets the working agreement, whole. `basedOn` is the version it was written on, 0 for none. */
export const setAgreement = defineCommand("workshop.setAgreement", {
  input: z.strictObject({
    lines: z.array(AgreementLine).max(PURPOSE_LIMITS.linesPerAgreement),
    suggestionId: suggestionId.optional(),
    basedOn: z.int().min(0).optional(),
  }),
  output: z.object({ version: z.int() }),
});

/** Other words for the question, or a line for the agreement; goes to the hosts, without a name. */
export const suggest = defineCommand("workshop.suggest", {
  input: z.strictObject({
    about: SuggestionSubject,
    text: z.string().trim().min(1).max(PURPOSE_LIMITS.questionChars),
  }),
  output: nothing,
});

/** Takes a suggested line into the agreement as it stands. */
export const takeSuggestion = defineCommand("workshop.takeSuggestion", {
  input: z.strictObject({ suggestionId, side: AgreementSide.default("all") }),
  output: z.object({ version: z.int() }),
});

/** Leaves a suggestion aside, or brings it back. */
export const declineSuggestion = defineCommand("workshop.declineSuggestion", {
  input: z.strictObject({ suggestionId, isDeclined: z.boolean() }),
  output: nothing,
});
