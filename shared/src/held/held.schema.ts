import { z } from "zod";
import { NoteKind, PlaceSchema } from "../board/board.schema.ts";
import { ActivityId, BoardId, NoteId } from "../kernel/ids.ts";
import { HELD_STAGES } from "./held.types.ts";

/** One's own note that is not on the board; nobody else is sent it while it is private. */
export const HeldNote = z.object({
  id: NoteId,
  boardId: BoardId,
  text: z.string(),
  kind: NoteKind,
  place: PlaceSchema,
  stage: z.enum(HELD_STAGES),
  /** Its owner keeps it to themselves: a reveal passes it over. */
  isKept: z.boolean().optional(),
  /** A host took it off the screens. */
  wasShown: z.boolean().optional(),
  /** New words for a note that stands on the board with its old ones. */
  isChange: z.boolean().optional(),
  /** What the host said of it. */
  reason: z.string().optional(),
});
export type HeldNote = z.infer<typeof HeldNote>;

/** A note that waits for a host, as hosts read it. */
export const WaitingNote = HeldNote.omit({ stage: true, isKept: true }).extend({
  /** Who wrote it; only where names are for hosts. */
  alias: z.string().optional(),
  /** Another one when the words or the kind are others: a release names it, so that nothing unread gets through. */
  print: z.string(),
});
export type WaitingNote = z.infer<typeof WaitingNote>;

/** Notes that are on no board, as one viewer may see them. */
export const Held = z.object({
  /** Notes wait for a host before the room sees them. */
  isModerated: z.boolean(),
  /** One's own. */
  notes: z.array(HeldNote),
  /** What waits, longest first; for hosts only. Of what people write privately hosts are told nothing, not even how much. */
  waiting: z.array(WaitingNote).optional(),
  /** Reveals that can still be taken back, with the server time in milliseconds since 1970 until when; for hosts only. */
  reveals: z.array(z.object({ activityId: ActivityId, until: z.number() })).optional(),
});
export type Held = z.infer<typeof Held>;
