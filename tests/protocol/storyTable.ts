import type { StoryList } from "@longtable/shared/story/story.schema";
import { STORY_LIMITS } from "@longtable/shared/story/story.types";
import type { RunningServer } from "../support/testServer.ts";

/** What the commands for stories have to name. */
export interface StoryThings {
  /** The participant's, for the room. */
  storyId: string;
  /** Names its words. */
  storyPrint: string;
  /** Written down by the facilitator, and linked to its own note. */
  givenStoryId: string;
}

/** One story that a participant told, and one that a host wrote down for somebody. */
export async function makeStories(
  { api }: RunningServer,
  who: Record<"facilitator" | "participant" | "workshopId" | "boardId" | "hostNoteId", string>,
): Promise<StoryThings> {
  const { storyId } = await api.run<{ storyId: string }>(who.participant, "story.tell", {
    text: "I waited eleven weeks with Kit.",
    scope: "room",
    isTicked: true,
    confirmed: ["Kit"],
  });
  const given = await api.run<{ storyId: string }>(who.facilitator, "story.add", GIVEN);
  const link = { storyId: given.storyId, boardId: who.boardId, noteId: who.hostNoteId };
  await api.run(who.facilitator, "story.link", link);
  const where = `/api/workshops/${who.workshopId}/stories`;
  const { stories } = (await api.request<StoryList>("GET", where, { token: who.participant })).body;
  const storyPrint = stories.find(({ id }) => id === storyId)?.print ?? "";
  return { storyId, storyPrint, givenStoryId: given.storyId };
}

const GIVEN = {
  kind: "visitNote",
  title: "One morning by the phones",
  text: "Two people took 61 calls.",
  collector: "Front desk visit",
  collectedOn: "2030-02-05",
  scope: "public",
  isTicked: true,
};

const long = (length: number) => "x".repeat(length);
const ID = ["", "a b", "ä", "__proto__", long(41), 5, true, {}, [], null];
const SCOPE = ["everyone", "", 5, {}, []];
const MEDIA = ["video", "", 5, null, {}];
const FLAG = ["yes", 1, null, {}];
const names = (longest: number) => [
  "Dev",
  5,
  null,
  {},
  [""],
  ["  "],
  [long(STORY_LIMITS.nameChars + 1)],
  [5],
  Array(longest + 1).fill("Dev"),
];
const upTo = (longest: number) => [long(longest + 1), 5, null, {}, ["text"]];
const DAY = ["", "5 May", "2030-13-01", "2030-02-30", 5, null, {}];
const WORDS = { title: upTo(STORY_LIMITS.titleChars), pseudonym: upTo(STORY_LIMITS.nameChars) };
const CHECK = { confirmed: names(STORY_LIMITS.confirmedNames), isTicked: FLAG };
const ALL = ["facilitator", "participant"] as const;

interface Things extends StoryThings {
  boardId: string;
  hostNoteId: string;
  noteId: string;
  participantId: string;
}

interface Row {
  good(things: Things): Record<string, unknown>;
  bad: Readonly<Record<string, readonly unknown[]>>;
  required: readonly string[];
  allows: readonly ("facilitator" | "participant" | "observer")[];
  mustExist: readonly string[];
}

export const STORIES: Readonly<Record<string, Row>> = {
  "story.tell": {
    good: () => ({
      text: "My story",
      title: "Once",
      pseudonym: "Fern",
      scope: null,
      media: "text",
      confirmed: ["Kit"],
    }),
    bad: { text: ["", "  ", ...upTo(STORY_LIMITS.textChars)], ...WORDS, scope: SCOPE, media: MEDIA, ...CHECK },
    required: ["text", "scope"],
    allows: ["participant"],
    mustExist: [],
  },
  "story.add": {
    good: () => GIVEN,
    bad: {
      kind: ["rumour", "", 5, null, {}],
      ...WORDS,
      text: upTo(STORY_LIMITS.textChars),
      reference: upTo(STORY_LIMITS.referenceChars),
      collector: ["", " ", ...upTo(STORY_LIMITS.nameChars)],
      collectedOn: DAY,
      scope: [...SCOPE, null],
      media: MEDIA,
      ...CHECK,
    },
    required: ["kind", "collector", "collectedOn", "scope"],
    allows: ["facilitator"],
    mustExist: [],
  },
  "story.edit": {
    good: ({ storyId }) => ({ storyId, text: "I waited twelve weeks." }),
    bad: { storyId: ID, ...WORDS, text: upTo(STORY_LIMITS.textChars), collectedOn: DAY, collector: ["", 5] },
    required: ["storyId"],
    allows: ["participant"],
    mustExist: ["storyId"],
  },
  "story.setConsent": {
    good: ({ storyId }) => ({ storyId, scope: "public", media: "text" }),
    bad: { storyId: ID, scope: SCOPE, media: MEDIA },
    required: ["storyId", "scope"],
    allows: ["participant"],
    mustExist: ["storyId"],
  },
  "story.check": {
    good: ({ storyId, storyPrint: print }) => ({ storyId, confirmed: ["Kit"], isTicked: true, print }),
    bad: { storyId: ID, confirmed: [...CHECK.confirmed, null], isTicked: FLAG, print: upTo(STORY_LIMITS.printChars) },
    required: ["storyId", "confirmed", "isTicked", "print"],
    allows: ALL,
    mustExist: ["storyId"],
  },
  "story.replaceName": {
    good: ({ storyId }) => ({ storyId, name: "Kit", pseudonym: "Sam" }),
    bad: { storyId: ID, name: ["", ...upTo(STORY_LIMITS.nameChars)], pseudonym: ["", ...upTo(STORY_LIMITS.nameChars)] },
    required: ["storyId", "name", "pseudonym"],
    allows: ALL,
    mustExist: ["storyId"],
  },
  "story.link": {
    good: ({ storyId, boardId, noteId }) => ({ storyId, boardId, noteId }),
    bad: { storyId: ID, boardId: ID, noteId: ID, stepId: ID },
    required: ["storyId", "boardId", "noteId"],
    allows: ALL,
    mustExist: ["storyId", "boardId", "noteId"],
  },
  "story.unlink": {
    good: ({ storyId, boardId, hostNoteId }) => ({ storyId, boardId, noteId: hostNoteId }),
    bad: { storyId: ID, boardId: ID, noteId: ID, stepId: ID },
    required: ["storyId", "boardId", "noteId"],
    allows: ALL,
    mustExist: ["storyId"],
  },
  "story.withdraw": {
    good: ({ storyId }) => ({ storyId }),
    bad: { storyId: ID },
    required: ["storyId"],
    allows: ["participant"],
    mustExist: ["storyId"],
  },
  "story.setNames": {
    good: () => ({ names: ["Dev", "Mrs Lall"] }),
    bad: { names: names(STORY_LIMITS.listedNames) },
    required: ["names"],
    allows: ["facilitator"],
    mustExist: [],
  },
  "story.setBoardScope": {
    good: ({ boardId }) => ({ boardId, scope: "programme" }),
    bad: { boardId: ID, scope: [...SCOPE, null] },
    required: ["boardId", "scope"],
    allows: ["facilitator"],
    mustExist: ["boardId"],
  },
  "story.setCollects": {
    good: ({ participantId }) => ({ participantId, isOn: true }),
    bad: { participantId: ID, isOn: FLAG },
    required: ["participantId", "isOn"],
    allows: ["facilitator"],
    mustExist: ["participantId"],
  },
};
