import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { BoardId, NoteId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { CONSTRAINT_LEVELS } from "./board.types.ts";

const words = (max: number) => z.string().trim().max(max).optional();

/**
 * Says how much of something can change, why, and who says so; the note becomes a constraint. `linkIds` are the ideas
 * it is about, left out to keep those it has. `level` null takes all of it away.
 */
export const setConstraint = defineCommand("board.setConstraint", {
  input: z.strictObject({
    boardId: BoardId.optional(),
    noteId: NoteId,
    level: z.enum(CONSTRAINT_LEVELS).nullable(),
    reason: words(LIMITS.noteChars),
    owner: words(LIMITS.labelChars),
    linkIds: z.array(NoteId).max(LIMITS.linksPerNote).optional(),
  }),
  output: z.object({}),
});
