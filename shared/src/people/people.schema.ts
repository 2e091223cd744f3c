import { z } from "zod";
import { GroupId, ParticipantId, SeatId, TableId } from "../kernel/ids.ts";
import { isId } from "../kernel/idText.ts";
import { LIMITS } from "../kernel/limits.ts";
import { isUnseen, plainName } from "../kernel/plainName.ts";
import { ADJUSTMENTS } from "./adjustments.ts";

/** Who may see who wrote what: nobody, hosts when they ask, or everyone beside the note. */
export const NAME_LEVELS = ["off", "hosts", "all"] as const;
export const NamesLevel = z.enum(NAME_LEVELS);
export type NamesLevel = z.infer<typeof NamesLevel>;

/** `locked`: nobody new joins; who was here before comes back by token or words. */
export const Door = z.enum(["open", "locked"]);
export type Door = z.infer<typeof Door>;

export const AdjustmentSchema = z.enum(ADJUSTMENTS);

const id = <Brand extends string>() => z.string().refine(isId, "id").brand<Brand>();
export const RequestId = id<"RequestId">();
export type RequestId = z.infer<typeof RequestId>;
export const RemovalId = id<"RemovalId">();
export type RemovalId = z.infer<typeof RemovalId>;
export const TakeBackId = id<"TakeBackId">();
export type TakeBackId = z.infer<typeof TakeBackId>;

/** Caps of this area. Lengths in UTF-16 code units, times in milliseconds. */
export const PEOPLE_LIMITS = {
  /** Who a removed person may talk to, such as a host's name. */
  contactChars: 60,
  requestChars: 300,
  requestsPerPerson: 10,
  peoplePerRemoval: 200,
  linesPerEntry: 100,
  /** How far back what one person did can be taken back, and how long it is remembered at all. */
  takeBackMinutes: 60,
  /** How long a removal or a taking back can be undone whole. */
  undoMs: 15 * 60_000,
} as const;

/** What a person asked hosts for, in private. Only hosts and the person are ever sent it. */
export const AdjustmentRequest = z.object({
  id: RequestId,
  choices: z.array(AdjustmentSchema),
  text: z.string(),
  state: z.enum(["open", "met"]),
  /** Server time in milliseconds since 1970. */
  askedAt: z.number(),
});
export type AdjustmentRequest = z.infer<typeof AdjustmentRequest>;

/** Somebody who joined, or for whom a host writes, as hosts see them. */
export const Person = z.object({
  participantId: ParticipantId,
  /** From 1, in the order of joining; names somebody who gave no name. */
  number: z.int(),
  alias: z.string(),
  groupId: GroupId.nullable(),
  tableId: TableId.optional(),
  isTableHost: z.boolean().optional(),
  isHere: z.boolean(),
  canVote: z.boolean(),
  /** Without a phone: hosts enter for this person. */
  isProxy: z.boolean().optional(),
});
export type Person = z.infer<typeof Person>;

/** People who were asked to step out together. */
export const Removal = z.object({
  id: RemovalId,
  people: z.array(z.object({ number: z.int(), alias: z.string() })),
  at: z.number(),
  /** True when their notes were taken off the boards too. */
  withNotes: z.boolean(),
  /** Until when what they wrote comes back with them; afterwards only they do. */
  wholeUntil: z.number(),
});
export type Removal = z.infer<typeof Removal>;

/** What was taken back of one person's last minutes, while it can be undone. */
export const TakenBack = z.object({
  id: TakeBackId,
  number: z.int(),
  alias: z.string(),
  at: z.number(),
  notes: z.int(),
  changes: z.int(),
  until: z.number(),
});
export type TakenBack = z.infer<typeof TakenBack>;

/** The slice `people`: for hosts alone. */
export const People = z.object({
  /** In the order of joining. */
  list: z.array(Person),
  /** Oldest first, each with whose it is. */
  requests: z.array(AdjustmentRequest.extend({ participantId: ParticipantId })),
  /** Latest first. */
  removals: z.array(Removal),
  takenBack: z.array(TakenBack),
});
export type People = z.infer<typeof People>;

/** What the device of a removed person is told. */
export const Farewell = z.object({
  /** Who they may talk to; empty when nobody was named. */
  contact: z.string().max(PEOPLE_LIMITS.contactChars),
  notesStay: z.boolean(),
  /** Everything of theirs was taken back, and with `all` their name too: the device lets go of what it wrote before and never sent. */
  erased: z.enum(["words", "all"]).optional(),
  /** How often that was, as in the state of `seatId`; there when `erased` is. Words written since the last time stay. */
  times: z.int().positive().optional(),
  seatId: SeatId.optional(),
});
export type Farewell = z.infer<typeof Farewell>;

/** What taking back would do, before it is done: answer of `GET …/people/{participantId}/recent`. */
export const TakeBackPreview = z.object({
  /** Notes that would go. */
  notes: z.int(),
  /** Words, kinds or places that would be as before, and notes that would come back. */
  changes: z.int(),
  /** What stays because others have worked on it since. */
  kept: z.int(),
  /** Notes that stay because an open vote is about them. */
  inVote: z.int(),
  /** The first words of what would go or change, of notes whose author hosts may know alone: none while names are off. */
  samples: z.array(z.string()),
});
export type TakeBackPreview = z.infer<typeof TakeBackPreview>;

/** Answer of `GET …/notes/{noteId}/author`: null where nobody may know, or nobody does. */
export const NoteAuthor = z.object({
  author: z.object({ participantId: ParticipantId, number: z.int(), alias: z.string() }).nullable(),
});
export type NoteAuthor = z.infer<typeof NoteAuthor>;

/** A name for a person without one, or given by a host: never empty. */
export const GivenAlias = z
  .string()
  .refine((text) => !isUnseen(text), "unseen")
  .overwrite(plainName)
  .min(1)
  .max(LIMITS.aliasChars);
