import { z } from "zod";
import { BoardId, ColumnId, NoteId, ParticipantId, RoundId, SeatId, StepId, TableId } from "../kernel/ids.ts";

const far = z.number().min(-1_000_000).max(1_000_000);

/** A part of a board's picture, in board units. */
export const ViewBox = z.strictObject({ x: far, y: far, width: far.positive(), height: far.positive() });
export type ViewBox = z.infer<typeof ViewBox>;

/** A place on a board that every screen can find, phones too. */
export const RoomPlace = z.union([
  z.strictObject({ noteId: NoteId }),
  z.strictObject({ stepId: StepId }),
  z.strictObject({ columnId: ColumnId }),
]);
export type RoomPlace = z.infer<typeof RoomPlace>;

/** A host has called everyone to a board, and to a place on it or to what the host saw. Another id is another call. */
export const RoomCall = z.object({
  id: z.string(),
  /** Server time in milliseconds since 1970. */
  at: z.number(),
  boardId: BoardId,
  place: RoomPlace.optional(),
  view: ViewBox.optional(),
  /** Votes that were open then: the call goes before them, and what opens later before the call. */
  over: z.array(RoundId).optional(),
});
export type RoomCall = z.infer<typeof RoomCall>;

/** The room follows one host's view of a board; `place` is the step or column in its middle. */
export const RoomFollow = z.object({
  id: z.string(),
  /** Since when, by server time in milliseconds since 1970. */
  at: z.number(),
  /** The host's seat. */
  leaderId: SeatId,
  boardId: BoardId,
  place: RoomPlace.optional(),
  /** As for a call. */
  over: z.array(RoundId).optional(),
});
export type RoomFollow = z.infer<typeof RoomFollow>;

/** What stands in the light on every screen: something of a board, or a closed round's result. */
export const Spotlight = z.object({
  id: z.string(),
  at: z.number(),
  boardId: BoardId.optional(),
  place: RoomPlace.optional(),
  roundId: RoundId.optional(),
});
export type Spotlight = z.infer<typeof Spotlight>;

/** How the room is led just now, as one seat may know it: nothing in it names a board or a round that the seat may not see. */
export const Room = z.object({
  call: RoomCall.optional(),
  follow: RoomFollow.optional(),
  spotlight: Spotlight.optional(),
  ready: z.object({
    /** How many are ready for what comes next; for hosts, and for screens while a host shows it there. */
    count: z.int().optional(),
    /** Of them, how many sit at each table, by its id; tables where nobody is are left out. For hosts. */
    byTable: z.record(z.string(), z.int()).optional(),
    /** A host shows the count on the big screen. */
    isShown: z.boolean(),
    /** Whether this person has said so. */
    mine: z.boolean().optional(),
  }),
});
export type Room = z.infer<typeof Room>;

const Who = z.object({
  participantId: ParticipantId,
  /** What the person calls themselves; may be empty. */
  alias: z.string(),
  tableId: TableId.optional(),
});

/** What one person has asked of the hosts, and for hosts what everybody has. Nobody else is sent any of it. */
export const Hands = z.object({
  /** This person's own hand. */
  mine: z.object({ raisedAt: z.number(), isTurn: z.boolean() }).optional(),
  /** This person's own wish for a pause; `to` is the host it was told, absent for any host. */
  pause: z.object({ askedAt: z.number(), to: SeatId.optional() }).optional(),
  /** What a host has answered to it. */
  reply: z.enum(["seen", "coming"]).optional(),
  /** This person's own extra time, in seconds. */
  extraSeconds: z.int().optional(),
  /** Hands that are up, in order. Hosts only. */
  up: z.array(Who.extend({ raisedAt: z.number(), isTurn: z.boolean() })).optional(),
  /** People who need a pause and told this host, or any. Hosts only. */
  pauses: z
    .array(Who.extend({ id: z.string(), words: z.string(), askedAt: z.number(), isForMe: z.boolean() }))
    .optional(),
  /** Who has extra time. Hosts only. */
  extra: z.array(Who.extend({ seconds: z.int() })).optional(),
});
export type Hands = z.infer<typeof Hands>;
