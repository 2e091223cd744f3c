import { z } from "zod";
import { BoardId, CommitmentId, DecisionId, IdeaBoxItemId, NoteId, WorkshopId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";

const text = (longest: number) => z.string().trim().min(1).max(longest);

/** What those who hold the work say to an idea the room chose. */
export const ResponseOutcome = z.enum(["doing", "partly", "cant"]);
export type ResponseOutcome = z.infer<typeof ResponseOutcome>;

export const ResponseReason = z.string().trim().max(LIMITS.reasonChars);

/** Who answers, as text that people may read: a team, a role, or an alias. */
export const ResponseBy = z.string().trim().max(LIMITS.labelChars);

/** The answer to one shortlisted idea. */
export const IdeaResponse = z.object({
  outcome: ResponseOutcome,
  /** Empty only where none is needed: a can't always has one (METHODS I10). */
  reason: z.string(),
  by: z.string(),
  /** Server time in milliseconds since 1970. */
  at: z.number(),
});
export type IdeaResponse = z.infer<typeof IdeaResponse>;

/** An idea the room chose, in the words it had then; `response` is null until somebody answers. */
export const ShortlistedIdea = z.object({
  noteId: NoteId,
  text: z.string(),
  /** True when an agreed decision names it: then it stays until that is answered. */
  isAgreed: z.boolean(),
  response: IdeaResponse.nullable(),
});
export type ShortlistedIdea = z.infer<typeof ShortlistedIdea>;

export const CommitmentState = z.enum(["open", "inProgress", "done", "dropped"]);
export type CommitmentState = z.infer<typeof CommitmentState>;

/** A day of the calendar, `YYYY-MM-DD`. */
export const Day = z.iso.date();

export const CommitmentWhat = text(LIMITS.decisionChars);
/** Aliases or free text, as they may be read on the shared page. */
export const Owners = z.array(text(LIMITS.aliasChars)).max(LIMITS.ownersPerCommitment);
export const Proof = z.string().trim().max(LIMITS.reasonChars);

/** What somebody said they would do, and by when. */
export const Commitment = z.object({
  id: CommitmentId,
  decisionId: DecisionId.nullable(),
  what: z.string(),
  owners: z.array(z.string()),
  due: z.string(),
  state: CommitmentState,
  /** Plain text or one web address. */
  proof: z.string().nullable(),
  /** By the server's day, when this was sent. */
  isOverdue: z.boolean(),
});
export type Commitment = z.infer<typeof Commitment>;

export const IdeaSource = z.enum(["late", "publicLink"]);
export const IdeaBoxState = z.enum(["unmoderated", "waiting", "approved", "shown", "hidden"]);
export type IdeaBoxState = z.infer<typeof IdeaBoxState>;

/** An idea that came after the room had closed. Nobody keeps who sent it. */
export const IdeaBoxItem = z.object({
  id: IdeaBoxItemId,
  text: z.string(),
  source: IdeaSource,
  state: IdeaBoxState,
  /** Server time in milliseconds since 1970. */
  sentAt: z.number(),
  /** The board it was put on. */
  boardId: BoardId.nullable(),
});
export type IdeaBoxItem = z.infer<typeof IdeaBoxItem>;

/** How far the workshop is: `reported` only while every shortlisted idea has an answer (METHODS M26). */
export const WorkshopStage = z.enum(["running", "closed", "reported"]);
export type WorkshopStage = z.infer<typeof WorkshopStage>;

/** A pin that waits for its answer, with what it was pinned to. */
export const CarriedPin = z.object({
  id: z.string(),
  kind: z.enum(["question", "concern", "gap"]),
  text: z.string(),
  board: z.string(),
});
export type CarriedPin = z.infer<typeof CarriedPin>;

/** What comes over from the workshops before this one. */
export const Carried = z.object({
  /** The one just before. */
  workshopId: WorkshopId,
  title: z.string(),
  /** Those still to do, overdue ones first (METHODS M33). */
  commitments: z.array(Commitment),
  /** Ideas box: those a host let through; hosts also see those that still wait. */
  ideas: z.array(IdeaBoxItem),
  /** Questions, worries and gaps that were pinned to a board and nobody has answered. */
  pins: z.array(CarriedPin),
});
export type Carried = z.infer<typeof Carried>;

/** What became of what the room said, as one viewer may see it. */
export const FollowThrough = z.object({
  stage: WorkshopStage,
  ideas: z.array(ShortlistedIdea),
  commitments: z.array(Commitment),
  carried: Carried.nullable(),
  /** Only for hosts. */
  hosts: z
    .object({
      ideaBox: z.array(IdeaBoxItem),
      /** Agreed decisions that nobody has taken on (METHODS M33). */
      uncommitted: z.array(DecisionId),
      /** When the link to the shared page was made; null while there is none. */
      sharedAt: z.number().nullable(),
    })
    .optional(),
});
export type FollowThrough = z.infer<typeof FollowThrough>;
