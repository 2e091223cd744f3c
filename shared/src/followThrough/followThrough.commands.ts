import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { BoardId, CommitmentId, DecisionId, IdeaBoxItemId, NoteId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import {
  CommitmentState,
  CommitmentWhat,
  Day,
  Owners,
  Proof,
  ResponseBy,
  ResponseOutcome,
  ResponseReason,
  WorkshopStage,
} from "./followThrough.schema.ts";

const nothing = z.object({});

/** Puts a note on the list of ideas to be answered, or takes it off. What an agreed decision names stays on it. */
export const setShortlisted = defineCommand("followThrough.setShortlisted", {
  input: z.strictObject({ noteId: NoteId, isOn: z.boolean() }),
  output: nothing,
});

/** Answers a shortlisted idea; a later answer takes the place of an earlier one. A can't needs a reason (METHODS I10). */
export const respond = defineCommand("followThrough.respond", {
  input: z.strictObject({
    noteId: NoteId,
    outcome: ResponseOutcome,
    reason: ResponseReason.default(""),
    by: ResponseBy.default(""),
  }),
  output: nothing,
});

export const addCommitment = defineCommand("followThrough.addCommitment", {
  input: z.strictObject({
    what: CommitmentWhat,
    owners: Owners.min(1),
    due: Day,
    decisionId: DecisionId.optional(),
  }),
  output: z.object({ commitmentId: CommitmentId }),
});

/** Changes what it names. A proof that is a web address must begin with http or https; null takes the proof away. */
export const changeCommitment = defineCommand("followThrough.changeCommitment", {
  input: z.strictObject({
    commitmentId: CommitmentId,
    what: CommitmentWhat.optional(),
    owners: Owners.min(1).optional(),
    due: Day.optional(),
    state: CommitmentState.optional(),
    proof: Proof.nullable().optional(),
  }),
  output: nothing,
});

/** Sends an idea to the ideas box. The answer names nothing, so that no receipt says whose idea it was. */
export const sendIdea = defineCommand("followThrough.sendIdea", {
  input: z.strictObject({ text: z.string().trim().min(1).max(LIMITS.noteChars) }),
  output: nothing,
});

/** Puts an idea of the box on a board, keeps it for the next workshop, or hides it. */
export const sortIdea = defineCommand("followThrough.sortIdea", {
  input: z.discriminatedUnion("to", [
    z.strictObject({ itemId: IdeaBoxItemId, to: z.literal("board"), boardId: BoardId }),
    z.strictObject({ itemId: IdeaBoxItemId, to: z.enum(["kept", "hidden"]) }),
  ]),
  output: z.object({ noteId: NoteId.optional() }),
});

/** Ends the workshop's day, calls it reported, or takes either back. */
export const setStage = defineCommand("workshop.setState", {
  input: z.strictObject({ state: WorkshopStage }),
  output: nothing,
});
