import { z } from "zod";
import { BoardId, StepId } from "../kernel/ids.ts";
import { FEELING_LIMITS } from "./feelings.types.ts";

/** A word or two for how a step felt, on one line. */
export const FeelingWord = z
  .string()
  .trim()
  .min(1)
  .max(FEELING_LIMITS.wordChars)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u);

/** −2 very hard to +2 very good; null is a gap left on purpose. */
export const FeelingValue = z.int().min(-2).max(2).nullable();

/** How the ratings of a step lie. */
export const FeelingSpread = z.object({
  /** How many gave each value, from −2 to +2. */
  counts: z.array(z.int()).length(5),
  /** The middle one, or halfway between the two in the middle. */
  median: z.number(),
  lowest: z.int(),
  highest: z.int(),
  /** Somebody at −1 or lower and somebody at +1 or higher (METHODS M29). */
  mixed: z.boolean(),
});
export type FeelingSpread = z.infer<typeof FeelingSpread>;

/** A feeling word, with how many gave it; `hidden` ones go to hosts only. */
export const GivenWord = z.object({ id: z.string(), text: z.string(), count: z.int(), hidden: z.boolean() });
export type GivenWord = z.infer<typeof GivenWord>;

/** What the room's ratings of one step came to. */
export const StepFeeling = z.object({
  stepId: StepId,
  /** How many rated it; gaps are not counted. */
  answered: z.int(),
  /** Null under five ratings. */
  spread: FeelingSpread.nullable(),
  /** None under five ratings. */
  words: z.array(GivenWord),
});
export type StepFeeling = z.infer<typeof StepFeeling>;

/** One's own rating of a step, while it can be changed. */
export const OwnFeeling = z.object({ stepId: StepId, value: FeelingValue, words: z.array(z.string()) });
export type OwnFeeling = z.infer<typeof OwnFeeling>;

/** The rating of one board's steps as one viewer may see it. */
export const BoardFeelings = z.object({
  boardId: BoardId,
  /** Closed, no rating is kept beside a person any more. */
  state: z.enum(["open", "closed"]),
  /** How many people rated at least one step. */
  people: z.int(),
  isShown: z.boolean(),
  /** For hosts once closed, for everyone once shown. */
  steps: z.array(StepFeeling).optional(),
  /** The viewer's own, while it is open; absent for everyone else. */
  mine: z.array(OwnFeeling).optional(),
});
export type BoardFeelings = z.infer<typeof BoardFeelings>;
