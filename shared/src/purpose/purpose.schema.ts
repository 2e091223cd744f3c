import { z } from "zod";
import { DecisionId } from "../kernel/ids.ts";
import { PURPOSE_TEXT } from "./purpose.limits.ts";

export const PURPOSE_LIMITS = {
  questionChars: PURPOSE_TEXT.question,
  lineChars: PURPOSE_TEXT.agreement,
  linesPerAgreement: 20,
  /** Wordings of the question, or versions of the agreement, in one workshop. */
  versions: 100,
  /** Suggestions that wait for a host at once. */
  suggestions: 200,
} as const;

/** One wording of the room's question. Times in milliseconds since 1970 by the server's clock. */
export const QuestionVersion = z.object({
  text: z.string().trim().min(1).max(PURPOSE_LIMITS.questionChars),
  at: z.number(),
  /** The decision by which the room took this wording; absent for the first one. */
  decisionId: DecisionId.optional(),
});
export type QuestionVersion = z.infer<typeof QuestionVersion>;

/** The question that the workshop is about, oldest wording first; the last one holds. */
export const RoomQuestion = z.object({ versions: z.array(QuestionVersion).min(1) });
export type RoomQuestion = z.infer<typeof RoomQuestion>;

/** Whose word a line is: `hosts`, what the room may expect of the hosts; `all`, what everyone asks of each other. */
export const AgreementSide = z.enum(["hosts", "all"]);
export type AgreementSide = z.infer<typeof AgreementSide>;

export const AgreementLine = z.object({
  side: AgreementSide,
  text: z.string().trim().min(1).max(PURPOSE_LIMITS.lineChars),
});
export type AgreementLine = z.infer<typeof AgreementLine>;

/** The working agreement as it stands: what each side expects of the other (METHODS M54). */
export const WorkingAgreement = z.object({
  /** From 1, one more with each change. */
  version: z.int().positive(),
  at: z.number(),
  lines: z.array(AgreementLine),
});
export type WorkingAgreement = z.infer<typeof WorkingAgreement>;

export const SuggestionSubject = z.enum(["question", "agreement"]);
export type SuggestionSubject = z.infer<typeof SuggestionSubject>;

/** Other words for the question, or a line for the agreement. Nobody knows who sent it. */
export const Suggestion = z.object({
  id: z.string(),
  about: SuggestionSubject,
  text: z.string(),
  sentAt: z.number(),
});
export type Suggestion = z.infer<typeof Suggestion>;
