import { z } from "zod";
import { Day } from "../followThrough/followThrough.schema.ts";
import { defineCommand } from "../kernel/command.ts";
import { WheelId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { Depth, MOST_SELF_RATING, Question, Rung, WheelEvidence, WheelScores } from "./reflection.schema.ts";

const nothing = z.object({});

/** Keeps a wheel the hosts filled in with the room. A score above 0 needs evidence: its own, or that of the whole. */
export const recordWheel = defineCommand("reflection.recordWheel", {
  input: z.strictObject({
    on: Day,
    scores: WheelScores,
    evidence: WheelEvidence,
    depth: Depth.nullable().default(null),
  }),
  output: z.object({ wheelId: WheelId }),
});

export const removeWheel = defineCommand("reflection.removeWheel", {
  input: z.strictObject({ wheelId: WheelId }),
  output: nothing,
});

/** Says as a host whether this work is done to people, for them, or with them. */
export const declareRung = defineCommand("reflection.declareRung", {
  input: z.strictObject({ rung: Rung, reason: z.string().trim().max(LIMITS.reasonChars).default("") }),
  output: nothing,
});

/** Puts a question to the room. Each can be asked once in a workshop; asking for the end closes the start. */
export const askQuestion = defineCommand("reflection.ask", {
  input: z.strictObject({ question: Question }),
  output: nothing,
});

/** Closes a question for good: counts are kept, what each person answered is deleted. */
export const closeQuestion = defineCommand("reflection.close", {
  input: z.strictObject({ question: Question }),
  output: nothing,
});

/** The caller's own, private view; the last one before close counts. */
export const answerRung = defineCommand("reflection.answerRung", {
  input: z.strictObject({ rung: Rung }),
  output: nothing,
});

/** Where the caller stands, 0 to 10; private, and the last one before close counts. Their own words stay with them. */
export const rateSelf = defineCommand("reflection.rateSelf", {
  input: z.strictObject({
    when: z.enum(["start", "end"]),
    value: z.int().min(0).max(MOST_SELF_RATING),
  }),
  output: nothing,
});
