import { z } from "zod";
import { BoardId, NoteId } from "../kernel/ids.ts";
import { AUDIENCES } from "../story/story.types.ts";
import { IMAGE_LIMITS } from "./image.limits.ts";

/** Names an image: nobody can guess it who was not told. */
export const ImageId = z.string().regex(/^[0-9a-f]{40}$/);
/** What is to be seen, for who does not see it. */
export const AltText = z.string().trim().min(1).max(IMAGE_LIMITS.altChars);
/** How far a picture may go; never further than its note. */
export const ImageScope = z.enum(AUDIENCES);

/** A picture as it is shown: which one, what is to be seen, how large it is in pixels. */
export const ShownImage = z.object({
  imageId: ImageId,
  alt: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type ShownImage = z.infer<typeof ShownImage>;

/** A picture on a note, as one viewer may see it. */
export const NoteImage = ShownImage.extend({
  boardId: BoardId,
  noteId: NoteId,
  scope: ImageScope,
  /** The viewer put it there: nobody else learns who did. */
  isMine: z.boolean().optional(),
  /** It waits for a host: hosts and who put it there see it. */
  isWaiting: z.boolean().optional(),
});
export type NoteImage = z.infer<typeof NoteImage>;

/** What the state says of pictures on notes. */
export const Images = z.object({
  /** Participants may put pictures on their notes, and give one with a story. */
  isOpen: z.boolean(),
  list: z.array(NoteImage),
});
export type Images = z.infer<typeof Images>;

/** Answer of `POST /api/workshops/{id}/images`. */
export const KeptImageAnswer = z.object({
  image: z.object({ id: ImageId, type: z.string(), width: z.int(), height: z.int() }),
});
