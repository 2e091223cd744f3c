import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { BoardId, NoteId } from "../kernel/ids.ts";
import { AltText, ImageId, ImageScope } from "./images.schema.ts";

const nothing = z.object({});
const which = { boardId: BoardId, noteId: NoteId };

/**
 * Puts a picture, brought before by `POST …/images`, on a note: a host on any, a participant on their own where hosts let
 * them. It takes the place of the one before.
 */
export const attachImage = defineCommand("image.attach", {
  input: z.strictObject({ ...which, imageId: ImageId, alt: AltText, scope: ImageScope.default("room") }),
  output: nothing,
});

/** Says in other words what is to be seen, or how far it may go. */
export const describeImage = defineCommand("image.describe", {
  input: z.strictObject({ ...which, alt: AltText.optional(), scope: ImageScope.optional() }),
  output: nothing,
});

/** Takes a picture off its note: its own, of its own note, or a host. For some minutes it can be put back; then it is gone. */
export const detachImage = defineCommand("image.detach", { input: z.strictObject(which), output: nothing });

/** Puts a picture back that was taken off, as it was: who took it off, while they may still write there, or a host. */
export const putImageBack = defineCommand("image.putBack", { input: z.strictObject(which), output: nothing });

/** Lets a picture through that waits for a host. */
export const letImageThrough = defineCommand("image.letThrough", { input: z.strictObject(which), output: nothing });

/** Lets participants bring pictures, or no more. What is there stays. */
export const setImagesOpen = defineCommand("image.setOpen", {
  input: z.strictObject({ isOpen: z.boolean() }),
  output: nothing,
});
