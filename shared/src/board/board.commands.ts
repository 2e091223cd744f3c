import { z } from "zod";
import { ASSET_KINDS, CHANNELS } from "../journey/channels.ts";
import { defineCommand } from "../kernel/command.ts";
import { BoardId, NoteId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { NoteKind, NoteText, targetFields } from "./board.schema.ts";
import { EVIDENCE_STATUSES } from "./board.types.ts";

const nothing = z.object({});

/** A point of a free board, in board units. */
const at = z.strictObject({
  x: z.number().min(-1_000_000).max(1_000_000),
  y: z.number().min(-1_000_000).max(1_000_000),
});

/**
 * Where a note goes: a cell of a map or a box of a matrix (both ids), a column, a ring with or without a sector, a point of a
 * free board. Left out: the first column, the next free spot, or the unplaced tray.
 */
const target = { ...targetFields, at: at.optional() };

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
    /** The note that this one is a copy of, on any board its writer may read, or of another workshop: taken back, that takes its copy along. */
    copyOf: z.strictObject({ boardId: BoardId, noteId: NoteId }).optional(),
  }),
  output: z.object({ noteId: NoteId.optional() }),
});

/**
 * Tells of notes that the sender puts on a board's canvas which notes they are copies of: taken back, those take them along. What is
 * told of others' notes, or of a note of this workshop that the sender may not read, is passed over; it may come before the notes
 * themselves.
 */
export const tellCopies = defineCommand("board.tellCopies", {
  input: z.strictObject({
    boardId: BoardId,
    copies: z
      .array(z.strictObject({ noteId: NoteId, from: z.strictObject({ boardId: BoardId, noteId: NoteId }) }))
      .min(1)
      .max(LIMITS.notesPerCommand),
  }),
  output: z.object({}),
});

/** Changes the words, the kind, where it comes from (null: not said), its channel or its links of one's own note; a facilitator's, of any note. `boardId` may be left out. */
export const editNote = defineCommand("board.editNote", {
  input: z.strictObject({
    boardId: BoardId.optional(),
    noteId: NoteId,
    text: NoteText.optional(),
    /** The words that `text` was made of: what others wrote there meanwhile stays beside it. */
    from: z.string().max(LIMITS.noteChars).optional(),
    kind: NoteKind.optional(),
    /** Without evidence an observed note is shown as assumed (METHODS I4). */
    status: z.enum(EVIDENCE_STATUSES).nullable().optional(),
    channel: z.enum(CHANNELS).nullable().optional(),
    assetKind: z.enum(ASSET_KINDS).nullable().optional(),
    /** Notes of the same board that it is about; others are passed over. Null: none. */
    linkIds: z.array(NoteId).max(LIMITS.linksPerNote).nullable().optional(),
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
