import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { BoardId, NoteId, PinId, StepId } from "../kernel/ids.ts";
import { PinAnswer, PinKindSchema, PinText } from "./pins.schema.ts";

const nothing = z.object({});
const which = { pinId: PinId };

/** Pins a question, concern or gap to a note or a step: exactly one of the two. While notes wait for a host, it waits too. */
export const askPin = defineCommand("pin.ask", {
  input: z.strictObject({
    boardId: BoardId,
    noteId: NoteId.optional(),
    stepId: StepId.optional(),
    kind: PinKindSchema,
    text: PinText,
  }),
  output: z.object({ pinId: PinId }),
});

/** Answers a pin, or says its answer in other words. */
export const answerPin = defineCommand("pin.answer", {
  input: z.strictObject({ ...which, answer: PinAnswer }),
  output: nothing,
});

/** Leaves a pin for later, or opens it again; an answer stays beside it. Its own writer's, and a host's. */
export const setPinState = defineCommand("pin.setState", {
  input: z.strictObject({ ...which, state: z.enum(["open", "parked"]) }),
  output: nothing,
});

/** Changes what a pin asks. Its own writer's, and a host's. */
export const editPin = defineCommand("pin.edit", {
  input: z.strictObject({ ...which, kind: PinKindSchema.optional(), text: PinText.optional() }),
  output: nothing,
});

/** Takes a pin off. Its own writer's, and a host's. */
export const removePin = defineCommand("pin.remove", { input: z.strictObject(which), output: nothing });

/** Lets a pin through that waits for a host. */
export const letPinThrough = defineCommand("pin.letThrough", { input: z.strictObject(which), output: nothing });
