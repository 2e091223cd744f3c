import { z } from "zod";
import { Day } from "../followThrough/followThrough.schema.ts";
import { AltText, ImageId, ShownImage } from "../images/images.schema.ts";
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

/** A picture that was brought before, and what is to be seen. */
export const GivenImage = z.strictObject({ imageId: ImageId, alt: AltText });

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
  /** A picture that belongs to it; it goes only where its teller agreed that pictures go. */
  image: ShownImage.optional(),
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

/** Evidence as somebody is shown it who may see it. */
export const ShownStory = Evidence.extend({
  /** Another one whenever its words are other; `story.check` says with it which were read. */
  print: z.string(),
  /** Told by whoever asks. */
  isMine: z.boolean(),
  /** Nobody's phone belongs to it: hosts change it and take it back for its teller. */
  isForSomebody: z.boolean(),
  /** Names in it that nobody has looked at yet; for its teller and hosts alone. */
  openNames: z.array(z.string()),
  /** Names in it that somebody said may stay; for its teller and hosts alone. */
  confirmed: z.array(z.string()),
});
export type ShownStory = z.infer<typeof ShownStory>;

/** Answer of `GET /api/workshops/{id}/stories`. */
export const StoryList = z.object({
  stories: z.array(ShownStory),
  /** For hosts: the names they want to be asked about, how far each board may go, and who collects evidence. */
  hosts: z
    .object({
      names: z.array(z.string()),
      boards: z.array(z.object({ boardId: BoardId, scope: Scope })),
      collectors: z.array(ParticipantId),
    })
    .optional(),
});
export type StoryList = z.infer<typeof StoryList>;

/** What the state says of stories; the stories themselves are asked for when somebody looks at them. */
export const Stories = z.object({
  /** Another one whenever the list of this viewer reads otherwise. */
  print: z.string(),
  /** Of others, that this viewer may read. */
  count: z.int(),
  /** One's own that stand. */
  mine: z.int(),
  /** For hosts: how many wait for somebody to look at them. */
  open: z.int().optional(),
  /** True for who may add other people's. */
  mayCollect: z.literal(true).optional(),
});
export type Stories = z.infer<typeof Stories>;

/** Ids of notes and steps that evidence stands behind. */
export const BackedIds = z.object({ notes: z.array(z.string()), steps: z.array(z.string()) });

/** Answer of `GET /api/workshops/{id}/stories/{storyId}/slip`: the code with which a story is taken back without a phone. */
export const StorySlip = z.object({ code: z.string(), title: z.string(), pseudonym: z.string(), workshop: z.string() });
export type StorySlip = z.infer<typeof StorySlip>;

/** Answer of `POST /api/slips/look`: what the code's story is, for who holds the paper. Null values once it is taken back. */
export const SlipStory = z.object({
  workshop: z.string(),
  title: z.string(),
  pseudonym: z.string(),
  scope: Scope.nullable(),
  isWithdrawn: z.boolean(),
});
export type SlipStory = z.infer<typeof SlipStory>;
