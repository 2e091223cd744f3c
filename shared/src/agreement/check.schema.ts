import { z } from "zod";
import { CheckId } from "../kernel/ids.ts";
import { CHECK_KINDS, CHECK_LIMITS } from "./check.types.ts";

export const CheckKind = z.enum(CHECK_KINDS);

export const CheckQuestion = z.string().trim().min(1).max(CHECK_LIMITS.questionChars);

/** One word, or two or three short ones: on one line. */
export const CheckWord = z
  .string()
  .trim()
  .min(1)
  .max(CHECK_LIMITS.wordChars)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u);

/** How ratings lie. `counts` has a place for each value of the scale, lowest first. */
export const RatingResult = z.object({
  counts: z.array(z.int()),
  /** To two decimals; null when nobody answered, as are the ends. */
  mean: z.number().nullable(),
  lowest: z.int().nullable(),
  highest: z.int().nullable(),
  /** Some are clearly below the middle and some clearly above it (METHODS M29): the mean hides something. */
  mixed: z.boolean(),
});
export type RatingResult = z.infer<typeof RatingResult>;

/** A word somebody said, with how many said it; `hidden` ones go to hosts only. */
export const SaidWord = z.object({ id: z.string(), text: z.string(), count: z.int(), hidden: z.boolean() });
export type SaidWord = z.infer<typeof SaidWord>;

/** A quick check as one viewer may see it. */
export const Check = z.object({
  id: CheckId,
  kind: CheckKind,
  question: CheckQuestion,
  state: z.enum(["open", "closed"]),
  /** Server time in milliseconds since 1970. */
  askedAt: z.number(),
  answered: z.int(),
  /** True once everyone may see the result. */
  isReleased: z.boolean(),
  /** When it came to everyone after close, in the same time; absent before that. */
  shownAt: z.number().optional(),
  /** The viewer's own answer while it can be changed; absent for everyone else. */
  mine: z.union([z.int(), z.string()]).optional(),
  /** Of a rating, only when released; null under five answers. */
  ratings: RatingResult.nullable().optional(),
  /** Of a word round: for hosts once closed, for everyone once released, without the hidden ones. */
  words: z.array(SaidWord).optional(),
});
export type Check = z.infer<typeof Check>;
