import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { ActivityId, BoardId, NoteId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { HELD_LIMITS } from "./held.types.ts";

const nothing = z.object({});

/** Whether an activity's notes are each person's own until the reveal; before it opens or while it is open. */
export const setWriting = defineCommand("workshop.setWriting", {
  input: z.strictObject({ activityId: ActivityId, writing: z.enum(["together", "alone"]) }),
  output: nothing,
});

/** Puts the notes of a reveal back to those who wrote them, and writing goes on alone. */
export const undoReveal = defineCommand("held.undoReveal", {
  input: z.strictObject({ activityId: ActivityId }),
  output: nothing,
});

/** Whether what the room writes waits for a host. What waits already goes on waiting. */
export const setModeration = defineCommand("held.setModeration", {
  input: z.strictObject({ isOn: z.boolean() }),
  output: nothing,
});

/**
 * Lets the named notes onto their boards. A note that is not waiting any more is passed over. With `prints`, one for each
 * note in the same order, so is one whose words are others by now than those that were read.
 */
export const release = defineCommand("held.release", {
  input: z.strictObject({
    noteIds: z.array(NoteId).min(1).max(HELD_LIMITS.releasedAtOnce),
    prints: z.array(z.string().max(HELD_LIMITS.printChars)).max(HELD_LIMITS.releasedAtOnce).optional(),
  }),
  output: z.object({
    released: z.int(),
    /** Found no room on their board, and wait on. */
    noRoom: z.int(),
    /** Have other words than those that were read, and wait on. */
    changed: z.int(),
  }),
});

/** Gives a waiting note back to its owner, who may write it anew or leave it. */
export const sendBack = defineCommand("held.sendBack", {
  input: z.strictObject({ noteId: NoteId, reason: z.string().trim().max(LIMITS.reasonChars) }),
  output: nothing,
});

/** Takes a note off every screen into the queue. Its owner keeps the words. */
export const takeOff = defineCommand("held.takeOff", {
  input: z.strictObject({
    noteId: NoteId,
    boardId: BoardId.optional(),
    reason: z.string().trim().max(LIMITS.reasonChars).optional(),
  }),
  /** The print of the words that stood on the screens: what a host who puts it back has read. */
  output: z.object({ print: z.string() }),
});

/** Whether a private note of one's own is passed over by the reveal. */
export const keepBack = defineCommand("held.keep", {
  input: z.strictObject({ noteId: NoteId, isKept: z.boolean() }),
  output: nothing,
});

/** Sends a private note of one's own to the room, once the board is not written on alone any more. */
export const share = defineCommand("held.share", {
  input: z.strictObject({ noteId: NoteId }),
  output: nothing,
});
