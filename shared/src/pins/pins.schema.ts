import { z } from "zod";
import { BoardId, NoteId, PinAnswerId, PinId, StepId } from "../kernel/ids.ts";
import { PIN_KINDS, PIN_LIMITS, PIN_STATES } from "./pins.types.ts";

export const PinKindSchema = z.enum(PIN_KINDS);
export const PinText = z.string().trim().min(1).max(PIN_LIMITS.textChars);
export const PinAnswer = z.string().trim().min(1).max(PIN_LIMITS.answerChars);

/** A question, concern or gap pinned to a note or a step (METHODS M17), as one viewer may see it. */
export const Pin = z.object({
  id: PinId,
  boardId: BoardId,
  /** One of the two. What it names may be gone from the board. */
  noteId: NoteId.optional(),
  stepId: StepId.optional(),
  kind: PinKindSchema,
  text: PinText,
  state: z.enum(PIN_STATES),
  /** What was said to it; also of one that was opened again. */
  answer: PinAnswer.nullable(),
  /** Of the answer, another one for each person who answers; for files alone. */
  answerId: PinAnswerId.nullable().optional(),
  /** The viewer's own: nobody else learns whose it is. */
  isMine: z.boolean().optional(),
  /** It waits for a host: hosts and who wrote it see it. */
  isWaiting: z.boolean().optional(),
});
export type Pin = z.infer<typeof Pin>;
