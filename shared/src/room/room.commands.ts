import { z } from "zod";
import { LockedPartSchema } from "../board/board.schema.ts";
import { defineCommand } from "../kernel/command.ts";
import { BoardId, ParticipantId, RoundId, SeatId } from "../kernel/ids.ts";
import { ROOM_LIMITS } from "./room.rules.ts";
import { RoomPlace, ViewBox } from "./room.schema.ts";

const nothing = z.object({});

/** Brings every screen to a board: to a place on it, or to what the host sees. `endCall` lets the big screen go on by itself. */
export const callRoom = defineCommand("room.call", {
  input: z.strictObject({ boardId: BoardId, place: RoomPlace.optional(), view: ViewBox.optional() }),
  output: z.object({ callId: z.string() }),
});
export const endCall = defineCommand("room.endCall", { input: z.strictObject({}), output: nothing });

/**
 * Keeps everyone's view on the caller's, on this board; null releases everybody. Sent again when the step or column in the
 * middle changes; the view itself travels as presence. With `followId` it only takes that following along: when another host
 * has let everyone go or leads meanwhile, nothing happens.
 */
export const leadRoom = defineCommand("room.lead", {
  input: z.strictObject({
    boardId: BoardId.nullable(),
    place: RoomPlace.optional(),
    followId: z.string().min(1).max(40).optional(),
  }),
  output: nothing,
});

/** Puts something in the light on every screen, in place of what was there. Name a board with a place, or a closed round. */
export const spotlight = defineCommand("room.spotlight", {
  input: z
    .strictObject({ boardId: BoardId.optional(), place: RoomPlace.optional(), roundId: RoundId.optional() })
    .refine(({ boardId, place, roundId }) => (roundId ? !boardId && !place : boardId && place), "one thing"),
  output: z.object({ spotlightId: z.string() }),
});
export const endSpotlight = defineCommand("room.endSpotlight", { input: z.strictObject({}), output: nothing });

/** Locks or unlocks a board, or one part of it, for everyone but facilitators. */
export const lockBoard = defineCommand("room.lock", {
  input: z.strictObject({ boardId: BoardId, part: LockedPartSchema.optional(), isLocked: z.boolean() }),
  output: nothing,
});

/** The caller's own hand. */
export const setHand = defineCommand("room.setHand", {
  input: z.strictObject({ isUp: z.boolean() }),
  output: nothing,
});
/** A host says whose turn it is, or takes a hand down. */
export const answerHand = defineCommand("room.answerHand", {
  input: z.strictObject({ participantId: ParticipantId, answer: z.enum(["turn", "down"]) }),
  output: nothing,
});

/** The caller is ready for what comes next; forgotten when another activity opens. */
export const setReady = defineCommand("room.setReady", {
  input: z.strictObject({ isReady: z.boolean() }),
  output: nothing,
});
/** Shows how many are ready on the big screen. */
export const showReady = defineCommand("room.showReady", {
  input: z.strictObject({ isShown: z.boolean() }),
  output: nothing,
});

/** Gives people so many minutes more than the room, for the timer and for votes that are open; 0 takes it back. */
export const giveTime = defineCommand("room.giveTime", {
  input: z.strictObject({
    participantIds: z.array(ParticipantId).min(1).max(50),
    minutes: z.int().min(0).max(ROOM_LIMITS.extraMinutes),
  }),
  output: nothing,
});

/** The caller needs a pause, and tells one host, or any. Asking again takes the earlier one's place. */
export const askPause = defineCommand("room.askPause", {
  input: z.strictObject({ to: SeatId.optional(), words: z.string().trim().max(ROOM_LIMITS.pauseChars).optional() }),
  output: nothing,
});
/** A host answers, and the wish is deleted; only the answer is kept, for the one who asked. */
export const answerPause = defineCommand("room.answerPause", {
  input: z.strictObject({ pauseId: z.string().min(1).max(40), answer: z.enum(["seen", "coming"]) }),
  output: nothing,
});
/** Takes back one's own wish, or puts away the answer. */
export const endPause = defineCommand("room.endPause", { input: z.strictObject({}), output: nothing });

/** Blanks the big screen, or brings back what was on it. */
export const blankScreen = defineCommand("room.blank", {
  input: z.strictObject({ isBlank: z.boolean() }),
  output: nothing,
});

/** Moves the end of the room's timer by so many seconds; never to before now. */
export const extendTimer = defineCommand("timer.extend", {
  input: z.strictObject({ seconds: z.int().min(-3600).max(3600) }),
  output: nothing,
});
export const pauseTimer = defineCommand("timer.pause", { input: z.strictObject({}), output: nothing });
export const resumeTimer = defineCommand("timer.resume", { input: z.strictObject({}), output: nothing });
