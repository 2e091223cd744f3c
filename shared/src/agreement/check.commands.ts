import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { CheckId } from "../kernel/ids.ts";
import { CheckKind, CheckQuestion, CheckWord } from "./check.schema.ts";

const nothing = z.object({});
const which = { checkId: CheckId };

/** Asks the room for one tap or one word. */
export const openCheck = defineCommand("check.open", {
  input: z.strictObject({ kind: CheckKind, question: CheckQuestion }),
  output: z.object({ checkId: CheckId }),
});

/** Puts in the caller's answer; the last one before close counts. A whole number on the scale, or a word. */
export const answerCheck = defineCommand("check.answer", {
  input: z.strictObject({ ...which, answer: z.union([z.int().min(-2).max(5), CheckWord]) }),
  output: nothing,
});

/** Shows everyone the result: of a rating at any time, of a word round once it is closed and looked through. */
export const revealCheck = defineCommand("check.reveal", { input: z.strictObject(which), output: nothing });

/** Takes no more answers. A rating's result goes to everyone; words go to hosts first. */
export const closeCheck = defineCommand("check.close", { input: z.strictObject(which), output: nothing });

/** Takes a word off every screen but the hosts', or puts it back. */
export const hideWord = defineCommand("check.hideWord", {
  input: z.strictObject({ ...which, wordId: z.string().min(1).max(40), hidden: z.boolean() }),
  output: nothing,
});
