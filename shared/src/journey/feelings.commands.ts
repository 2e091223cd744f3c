import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { BoardId, StepId } from "../kernel/ids.ts";
import { FeelingValue, FeelingWord } from "./feelings.schema.ts";
import { FEELING_LIMITS } from "./feelings.types.ts";

const nothing = z.object({});
const which = { boardId: BoardId };

/** Asks everyone how the steps of a journey map felt. */
export const openFeelings = defineCommand("feeling.open", { input: z.strictObject(which), output: nothing });

/**
 * Puts in the caller's own rating of a step; the last one before close counts. No value is a gap; a gap without words takes
 * the rating back.
 */
export const rateStep = defineCommand("feeling.rate", {
  input: z.strictObject({
    ...which,
    stepId: StepId,
    value: FeelingValue,
    words: z.array(FeelingWord).max(FEELING_LIMITS.wordsPerStep).default([]),
  }),
  output: nothing,
});

/** Takes no more ratings. They are counted, and who gave which is forgotten; hosts see the counts first. */
export const closeFeelings = defineCommand("feeling.close", { input: z.strictObject(which), output: nothing });

/** Shows everyone what was counted. */
export const showFeelings = defineCommand("feeling.show", { input: z.strictObject(which), output: nothing });

/** Takes a word off every screen but the hosts', or puts it back. */
export const hideFeelingWord = defineCommand("feeling.hideWord", {
  input: z.strictObject({ ...which, wordId: z.string().min(1).max(90), hidden: z.boolean() }),
  output: nothing,
});

/** Forgets the ratings of a board and what they came to; it can be asked anew. */
export const clearFeelings = defineCommand("feeling.clear", { input: z.strictObject(which), output: nothing });
