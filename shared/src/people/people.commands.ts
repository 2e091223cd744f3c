import { z } from "zod";
import { NoteKind, NoteText, targetFields } from "../board/board.schema.ts";
import { defineCommand } from "../kernel/command.ts";
import { BoardId, GroupId, NoteId, ParticipantId } from "../kernel/ids.ts";
import { ADJUSTMENTS } from "./adjustments.ts";
import {
  AdjustmentSchema,
  Door,
  GivenAlias,
  NamesLevel,
  PEOPLE_LIMITS,
  RemovalId,
  RequestId,
  TakeBackId,
} from "./people.schema.ts";

const nothing = z.object({});

/** Who may see who wrote what. What is written while it is `off` stays without a name for ever. */
export const setNames = defineCommand("people.setNames", {
  input: z.strictObject({ level: NamesLevel }),
  output: nothing,
});

/** Locks or unlocks the door: while it is locked nobody new joins. */
export const setDoor = defineCommand("people.setDoor", { input: z.strictObject({ door: Door }), output: nothing });

/** Gives a person a vote or takes it (METHODS M12); a ballot in an open round is set aside with it, and put back. */
export const setVote = defineCommand("people.setVote", {
  input: z.strictObject({ participantId: ParticipantId, canVote: z.boolean() }),
  output: nothing,
});

/** Changes the caller's own name or group. A name can be changed and not taken away: it is part of the way back in. */
export const changeMe = defineCommand("people.changeMe", {
  input: z.strictObject({ alias: GivenAlias.optional(), groupId: GroupId.nullable().optional() }),
  output: z.object({ alias: z.string() }),
});

/**
 * Asks people to step out: their tokens and words are dead from here on. Ballots and answers that are still open go with
 * them; closed results stay as they were counted.
 */
export const removePeople = defineCommand("people.remove", {
  input: z.strictObject({
    participantIds: z.array(ParticipantId).min(1).max(PEOPLE_LIMITS.peoplePerRemoval),
    withNotes: z.boolean(),
    contact: z.string().trim().max(PEOPLE_LIMITS.contactChars).default(""),
  }),
  output: z.object({ removalId: RemovalId, people: z.int(), notes: z.int() }),
});

/** Lets removed people back in; with what they wrote, while that is kept. */
export const bringBack = defineCommand("people.bringBack", {
  input: z.strictObject({ removalId: RemovalId }),
  output: z.object({ people: z.int(), notes: z.int() }),
});

/**
 * Takes back what one person did on the boards in the last minutes, with what was brought from there to other boards; what
 * others changed since stays as they left it, and so does a note that an open vote is about (`inVote`).
 */
export const takeBack = defineCommand("people.takeBack", {
  input: z.strictObject({
    participantId: ParticipantId,
    minutes: z.int().min(1).max(PEOPLE_LIMITS.takeBackMinutes),
  }),
  output: z.object({ takeBackId: TakeBackId, notes: z.int(), changes: z.int(), kept: z.int(), inVote: z.int() }),
});

/** Puts back what was taken back, where nobody has changed it since. */
export const undoTakeBack = defineCommand("people.undoTakeBack", {
  input: z.strictObject({ takeBackId: TakeBackId }),
  output: z.object({ notes: z.int(), changes: z.int() }),
});

/** A place for somebody without a phone: counts as a person; hosts enter notes, ballots and answers for them. */
export const addProxy = defineCommand("people.addProxy", {
  input: z.strictObject({
    alias: GivenAlias,
    groupId: GroupId.nullable().optional(),
    canVote: z.boolean().default(true),
  }),
  output: z.object({ participantId: ParticipantId }),
});

/** What can be entered for somebody without a phone; each is that person's one ballot or answer, as by their own hand. */
export const ACTS_FOR = [
  "board.addNote",
  "voting.castBallot",
  "agreement.answer",
  "check.answer",
  "feeling.rate",
] as const;

/** Does one of `ACTS_FOR` in the place of somebody without a phone. `input` is that command's own, without id and type. */
export const actFor = defineCommand("people.actFor", {
  input: z.strictObject({
    participantId: ParticipantId,
    what: z.enum(ACTS_FOR),
    input: z.record(z.string(), z.json()),
  }),
  output: z.record(z.string(), z.json()),
});

/** Enters notes that people wrote on paper or said, one a line; each is marked as entered for someone. */
export const addPaperNotes = defineCommand("people.addPaperNotes", {
  input: z.strictObject({
    boardId: BoardId,
    lines: z.array(NoteText).min(1).max(PEOPLE_LIMITS.linesPerEntry),
    kind: NoteKind.optional(),
    ...targetFields,
    /** The group whose notes they are, when it was told. */
    groupId: GroupId.nullable().optional(),
  }),
  output: z.object({ noteIds: z.array(NoteId) }),
});

/** Asks hosts for something one needs, in private (METHODS M40). */
export const askForNeed = defineCommand("people.askForNeed", {
  input: z
    .strictObject({
      choices: z.array(AdjustmentSchema).max(ADJUSTMENTS.length).default([]),
      text: z.string().trim().max(PEOPLE_LIMITS.requestChars).default(""),
    })
    .refine(({ choices, text }) => choices.length > 0 || text !== "", "empty"),
  output: z.object({ requestId: RequestId }),
});

/** A host says that a request is met, or open after all. */
export const answerNeed = defineCommand("people.answerNeed", {
  input: z.strictObject({ requestId: RequestId, isMet: z.boolean() }),
  output: nothing,
});

/** Erases one's own request. */
export const withdrawNeed = defineCommand("people.withdrawNeed", {
  input: z.strictObject({ requestId: RequestId }),
  output: nothing,
});
