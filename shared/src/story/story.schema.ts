import { z } from "zod";
import { Day } from "../followThrough/followThrough.schema.ts";
import { BoardId, NoteId, ParticipantId, StepId, StoryId, TableId } from "../kernel/ids.ts";
import { EVIDENCE_KINDS, MEDIA, SCOPES, STORY_LIMITS } from "./story.types.ts";

export const Scope = z.enum(SCOPES);
export const EvidenceKind = z.enum(EVIDENCE_KINDS);
export const Media = z.enum(MEDIA);

export const StoryTitle = z.string().trim().max(STORY_LIMITS.titleChars);
export const StoryText = z.string().trim().max(STORY_LIMITS.textChars);
export const Pseudonym = z.string().trim().max(STORY_LIMITS.nameChars);
export const Collector = z.string().trim().max(STORY_LIMITS.nameChars);
/** Where a link, a picture or a recording is kept: a web address, or a place in words. */
export const Reference = z.string().trim().max(STORY_LIMITS.referenceChars);
/** A name of somebody else, as a text may hold it. */
export const ThirdName = z.string().trim().min(1).max(STORY_LIMITS.nameChars);

/** What the teller agreed to (METHODS M22). */
export const Consent = z.object({
  /** The widest circle that may have it; null is the teller alone. */
  scope: Scope.nullable(),
  /** Besides words: the picture or the voice may go out too. */
  media: Media,
  /** Server time in milliseconds since 1970. */
  givenAt: z.number(),
  /** Null while it stands. */
  withdrawnAt: z.number().nullable(),
});
export type Consent = z.infer<typeof Consent>;

/** What shows a story's place: notes and steps of boards. */
export const StoryLink = z.object({ boardId: BoardId, noteId: NoteId.optional(), stepId: StepId.optional() });
export type StoryLink = z.infer<typeof StoryLink>;

/** Evidence of what a service is like (METHODS M21). A withdrawn one is a tombstone: no words, no names, no reference. */
export const Evidence = z.object({
  id: StoryId,
  kind: EvidenceKind,
  title: z.string(),
  text: z.string(),
  reference: z.string(),
  /** What the teller is called in it; empty for nobody. */
  pseudonym: z.string(),
  /** Who collected it. */
  collector: z.string(),
  collectedOn: Day.nullable(),
  /** The table its teller sat at. */
  tableId: TableId.nullable(),
  consent: Consent,
  /** True once somebody looked for other people in it and nothing is open: until then it stays at the table (METHODS M23). */
  isChecked: z.boolean(),
  links: z.array(StoryLink),
});
export type Evidence = z.infer<typeof Evidence>;

/** Evidence as its teller and hosts see it. */
export const StoryInHand = Evidence.extend({
  /** Who told it on a phone; null for what a host wrote down. For hosts always null: who told what is the teller's. */
  isMine: z.boolean(),
  /** True where no phone belongs to it: hosts change and withdraw it for its teller. */
  isForSomebody: z.boolean(),
  /** Names in it that nobody has looked at yet. Those on the hosts' list are told to hosts alone. */
  openNames: z.array(z.string()),
  /** Names somebody said may stay. */
  confirmed: z.array(z.string()),
});
export type StoryInHand = z.infer<typeof StoryInHand>;

/** Whose a told story is, as the server keeps it. */
export const Teller = ParticipantId.nullable();
