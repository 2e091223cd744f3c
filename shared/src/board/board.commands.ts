import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { BoardId, ColumnId, LaneId, NoteId, StepId } from "../kernel/ids.ts";
import { NoteKind, NoteText } from "./board.schema.ts";

const nothing = z.object({});

/** Where a note goes: a cell of a map (both ids), or a column. Left out: the first column, or the map's unplaced tray. */
const target = {
  stepId: StepId.optional(),
  laneId: LaneId.optional(),
  columnId: ColumnId.optional(),
};

/**
 * Adds a note in the server's own hand, so that the document holds no trace of its author. Without a `noteId` it came when
 * the workshop had closed, and went to the ideas box.
 */
export const addNote = defineCommand("board.addNote", {
  input: z.strictObject({
    boardId: BoardId,
    text: NoteText,
    kind: NoteKind.optional(),
    ...target,
    /** Written while its writer was told that nobody else sees it: kept so unless there was a reveal since. */
    isPrivate: z.boolean().optional(),
    /**
     * Brings back a private note of one's own that was removed: it is its owner's alone again, whatever was revealed since;
     * `kept`, the next reveal passes it over as before.
     */
    broughtBack: z.enum(["private", "kept"]).optional(),
  }),
  output: z.object({ noteId: NoteId.optional() }),
});

/** Changes the words or the kind of one's own note; a facilitator's, of any note. `boardId` may be left out. */
export const editNote = defineCommand("board.editNote", {
  input: z.strictObject({
    boardId: BoardId.optional(),
    noteId: NoteId,
    text: NoteText.optional(),
    kind: NoteKind.optional(),
  }),
  output: nothing,
});

export const moveNote = defineCommand("board.moveNote", {
  input: z.strictObject({
    boardId: BoardId.optional(),
    noteId: NoteId,
    ...target,
    /** The note it is to stand after; null for first; left out for last. */
    afterNoteId: NoteId.nullable().optional(),
  }),
  output: nothing,
});

export const removeNote = defineCommand("board.removeNote", {
  input: z.strictObject({ boardId: BoardId.optional(), noteId: NoteId }),
  output: nothing,
});
