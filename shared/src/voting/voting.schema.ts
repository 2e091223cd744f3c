import { z } from "zod";
import { ActivityId, BoardId, NoteId, RoundId, TableId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";

/** Dots per note. An empty allocation is a ballot too: it takes all dots back. */
export const Allocation = z.record(NoteId, z.int().min(0).max(LIMITS.dotsPerRound));
export type Allocation = z.infer<typeof Allocation>;

/** A note as it stood when the round opened; later edits of the board do not change what was voted on (METHODS I8). */
export const Candidate = z.object({ noteId: NoteId, text: z.string() });
export type Candidate = z.infer<typeof Candidate>;

export const TallyRow = z.object({ noteId: NoteId, dots: z.int(), voters: z.int() });
export type TallyRow = z.infer<typeof TallyRow>;

/**
 * Who may vote in a round; fixed when it opens. `everyone` with `canVote`, those of them who were `present` when it
 * opened, who holds one of the printed `tickets`, or who sat at one of the named `tables` when it opened. Never a
 * stakeholder group (METHODS M9).
 */
export const Electorate = z.enum(["everyone", "present", "tickets", "tables"]);
export type Electorate = z.infer<typeof Electorate>;

/** Why a round is not for this person, though it is open. */
export const NotForMe = z.enum(["cameLate", "needsTicket", "roundNotOpen", "otherTable"]);
export type NotForMe = z.infer<typeof NotForMe>;

/** A dot-vote round as one viewer may see it. */
export const Round = z.object({
  id: RoundId,
  activityId: ActivityId,
  boardId: BoardId,
  /** What hosts call it; absent when they gave it no name. */
  title: z.string().optional(),
  state: z.enum(["open", "closed"]),
  /** Absent for everyone. */
  who: Electorate.optional(),
  /** The tables whose people vote; only with `who` `tables`. */
  tableIds: z.array(TableId).optional(),
  /** True while it is over for all but those whom a host has given more time. Tallies stay hidden until they are done. */
  isInExtraTime: z.literal(true).optional(),
  /** Dots each person has. */
  dots: z.int(),
  maxPerItem: z.int(),
  candidates: z.array(Candidate),
  /** How many people have a ballot in. */
  voted: z.int(),
  /** How many of them voted on paper; absent for none. */
  onPaper: z.int().optional(),
  /** The viewer's own ballot; absent for everyone else and when there is none. */
  mine: Allocation.optional(),
  /** The code under which the viewer's own ballot will stand in the published list. Gone after close, as `mine` is. */
  receipt: z.string().optional(),
  /** Why the viewer has no ballot in this open round; absent when they have. */
  notForMe: NotForMe.optional(),
  /** Only after close. Most dots first; equal dots keep the candidates' order. */
  tally: z.array(TallyRow).optional(),
  /** After close: whether all ballots are published without names. Fewer than `SMALL_GROUP` are not. */
  isPublished: z.boolean().optional(),
  /** After close: the hash of the log's entry on the result. Whoever notes it down can tell a later change. */
  seal: z.string().optional(),
});
export type Round = z.infer<typeof Round>;

/** A ballot as it is published after close: nobody's name, no time, no order but that of its code. */
export const PublishedBallot = z.object({ code: z.string(), dots: Allocation });
export type PublishedBallot = z.infer<typeof PublishedBallot>;

/** Answer of `GET /api/workshops/{id}/rounds/{roundId}/ballots`; `ballots` is null when too few were cast to publish. */
export const BallotList = z.object({
  roundId: RoundId,
  seal: z.string().nullable(),
  ballots: z.array(PublishedBallot).nullable(),
});
export type BallotList = z.infer<typeof BallotList>;
