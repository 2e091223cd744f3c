import { z } from "zod";
import { Day } from "../followThrough/followThrough.schema.ts";
import { defineCommand } from "../kernel/command.ts";
import { BoardId, NoteId, ParticipantId, StepId, StoryId } from "../kernel/ids.ts";
import {
  Collector,
  EvidenceKind,
  GivenImage,
  Media,
  Pseudonym,
  Reference,
  Scope,
  StoryText,
  StoryTitle,
  ThirdName,
} from "./story.schema.ts";
import { STORY_LIMITS } from "./story.types.ts";

const nothing = z.object({});
const made = z.object({ storyId: StoryId });
const Names = z.array(ThirdName).max(STORY_LIMITS.confirmedNames);

/** What somebody looked at: names that may stay, and that nobody else can be known by it. */
const check = { confirmed: Names.default([]), isTicked: z.boolean().default(false) };

/** Tells one's own story. With `scope` null nobody else is sent it, hosts neither. */
export const tellStory = defineCommand("story.tell", {
  input: z.strictObject({
    text: StoryText.min(1),
    title: StoryTitle.default(""),
    pseudonym: Pseudonym.default(""),
    scope: Scope.nullable(),
    media: Media.default("text"),
    image: GivenImage.optional(),
    ...check,
  }),
  output: made,
});

/** Puts somebody else's evidence into the library; collector, date and consent are asked for (METHODS M24). */
export const addStory = defineCommand("story.add", {
  input: z.strictObject({
    kind: EvidenceKind,
    title: StoryTitle.default(""),
    text: StoryText.default(""),
    reference: Reference.default(""),
    pseudonym: Pseudonym.default(""),
    collector: Collector.min(1),
    collectedOn: Day,
    scope: Scope,
    media: Media.default("text"),
    image: GivenImage.optional(),
    ...check,
  }),
  output: made,
});

/** Changes words: one's own, or of what was written down for somebody. New names in them are open again. */
export const editStory = defineCommand("story.edit", {
  input: z.strictObject({
    storyId: StoryId,
    title: StoryTitle.optional(),
    text: StoryText.optional(),
    reference: Reference.optional(),
    /** `null` takes the picture away. */
    image: GivenImage.nullable().optional(),
    pseudonym: Pseudonym.optional(),
    collector: Collector.min(1).optional(),
    collectedOn: Day.optional(),
  }),
  output: nothing,
});

/** Changes what its teller agrees to; for what was written down for somebody, hosts do it at their word. */
export const setStoryConsent = defineCommand("story.setConsent", {
  input: z.strictObject({ storyId: StoryId, scope: Scope.nullable(), media: Media.optional() }),
  output: nothing,
});

/**
 * Says that a story was looked through for other people (METHODS M23): in the words that `print` names, and `conflict` where it reads
 * otherwise by now. Names on the hosts' list only hosts can let stand.
 */
export const checkStory = defineCommand("story.check", {
  input: z.strictObject({
    storyId: StoryId,
    confirmed: Names,
    isTicked: z.boolean(),
    print: z.string().max(STORY_LIMITS.printChars),
  }),
  output: nothing,
});

/** Puts another name in the place of one, everywhere in a story: its teller or a host. */
export const replaceStoryName = defineCommand("story.replaceName", {
  input: z.strictObject({ storyId: StoryId, name: ThirdName, pseudonym: ThirdName }),
  output: z.object({ replaced: z.int() }),
});

const target = { storyId: StoryId, boardId: BoardId, noteId: NoteId.optional(), stepId: StepId.optional() };

/** Links a story to a note or a step, which then rests on it. */
export const linkStory = defineCommand("story.link", { input: z.strictObject(target), output: nothing });
export const unlinkStory = defineCommand("story.unlink", { input: z.strictObject(target), output: nothing });

/** Takes a story back for good: its words, names and reference are gone, a tombstone without them stays. */
export const withdrawStory = defineCommand("story.withdraw", {
  input: z.strictObject({ storyId: StoryId }),
  output: nothing,
});

/** The names that hosts want to be asked about. */
export const setStoryNames = defineCommand("story.setNames", {
  input: z.strictObject({ names: z.array(ThirdName).max(STORY_LIMITS.listedNames) }),
  output: nothing,
});

/** How far the notes of a board may go that rest on no evidence (METHODS I5). */
export const setBoardScope = defineCommand("story.setBoardScope", {
  input: z.strictObject({ boardId: BoardId, scope: Scope }),
  output: nothing,
});

/** Lets somebody who collects evidence add other people's from their phone, or no more (METHODS M24). */
export const setCollects = defineCommand("story.setCollects", {
  input: z.strictObject({ participantId: ParticipantId, isOn: z.boolean() }),
  output: nothing,
});
