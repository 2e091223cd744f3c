import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { BoardId, NoteId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { typedTag } from "./typedTag.rules.ts";

const notes = z.array(NoteId).min(1).max(LIMITS.notesPerCommand);

/** Short plain words; as people type them, with or without the sign before them. */
const Tag = z
  .string()
  .max(2 * LIMITS.tagChars)
  .transform((words, context) => {
    const tag = typedTag(words);
    if (tag !== null) return tag;
    context.addIssue({ code: "custom", message: "not a tag" });
    return z.NEVER;
  });

/** Puts a tag on notes, or takes it off: on one's own, and for hosts on any. Tags others add meanwhile stay. */
export const tagNotes = defineCommand("board.tagNotes", {
  input: z.strictObject({ boardId: BoardId, noteIds: notes, tag: Tag, isOn: z.boolean() }),
  output: z.object({}),
});

/**
 * Merges notes of a board into `headId`, for those who edit it: it stands on top, every wording stays under its own id with its
 * dots, and what was merged into any of them comes along. Refused while an open vote asks about one of them.
 */
export const mergeNotes = defineCommand("board.mergeNotes", {
  input: z.strictObject({ boardId: BoardId, noteIds: notes, headId: NoteId }),
  output: z.object({}),
});

/** Lets wordings stand by themselves again, beside the note they were shown with; what is left of it stays together. */
export const splitNotes = defineCommand("board.splitNotes", {
  input: z.strictObject({ boardId: BoardId, noteIds: notes }),
  output: z.object({}),
});

/**
 * Copies notes to another board of the workshop, into its tray or its first column: one's own, or for hosts any. Whose a note
 * is goes with it, and taking the note back takes its copy. What was copied there before and still stands there is passed over.
 */
export const copyNotes = defineCommand("board.copyNotes", {
  input: z.strictObject({ boardId: BoardId, noteIds: notes, toBoardId: BoardId }),
  output: z.object({ noteIds: z.array(NoteId), passedOver: z.int() }),
});
