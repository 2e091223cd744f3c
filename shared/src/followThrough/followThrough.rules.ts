import type {
  Commitment,
  CommitmentState,
  IdeaBoxItem,
  ResponseOutcome,
  ShortlistedIdea,
  WorkshopStage,
} from "./followThrough.schema.ts";

interface DecisionFacts<Id> {
  state: string;
  noteIds: readonly Id[];
}

/** Why an answer cannot stand, or null: a can't without a reason is no answer (METHODS I10). */
export function responseDenial(outcome: ResponseOutcome, reason: string): "cantNeedsReason" | null {
  return outcome === "cant" && reason.trim() === "" ? "cantNeedsReason" : null;
}

/**
 * The ideas that need an answer: those a host marked, in the order of marking, then those an agreed decision names.
 * Each once.
 */
export function shortlistIds<Id extends string>(marked: readonly Id[], decisions: readonly DecisionFacts<Id>[]): Id[] {
  return [...new Set([...marked, ...agreedIds(decisions)])];
}

/** Notes that an agreed decision names. */
export function agreedIds<Id extends string>(decisions: readonly DecisionFacts<Id>[]): Id[] {
  return decisions.flatMap(({ state, noteIds }) => (state === "agreed" ? noteIds : []));
}

/** How many shortlisted ideas nobody has answered yet. */
export function unanswered(ideas: readonly Pick<ShortlistedIdea, "response">[]): number {
  return ideas.filter(({ response }) => response === null).length;
}

interface StageFacts {
  closedAt: number | null;
  reportedAt: number | null;
  /** An activity that is open means that the room is at work, whatever was said before. */
  isAnyOpen: boolean;
  unanswered: number;
}

/** How far the workshop is. Never `reported` while an idea has no answer, also when it was shortlisted later (M26). */
export function stageOf({ closedAt, reportedAt, isAnyOpen, unanswered: lacking }: StageFacts): WorkshopStage {
  if (isAnyOpen || (closedAt === null && reportedAt === null)) return "running";
  return reportedAt !== null && lacking === 0 ? "reported" : "closed";
}

const TO_DO: ReadonlySet<CommitmentState> = new Set(["open", "inProgress"]);

/** True for what is neither done nor dropped. */
export const isToDo = ({ state }: Pick<Commitment, "state">): boolean => TO_DO.has(state);

/** True from the day after it was due, by the server's day in UTC. `now` is in milliseconds since 1970. */
export function isOverdue(commitment: Pick<Commitment, "state" | "due">, now: number): boolean {
  return isToDo(commitment) && commitment.due < dayOf(now);
}

/** The day of a moment in UTC, `YYYY-MM-DD`; such days compare as texts. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** What a next workshop begins with: what is still to do, overdue first, then by day; equal days keep their order. */
export function openingOrder(commitments: readonly Commitment[]): Commitment[] {
  return commitments
    .filter(isToDo)
    .toSorted((a, b) => Number(b.isOverdue) - Number(a.isOverdue) || (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** Agreed decisions that no commitment takes on; one that was dropped takes on nothing (METHODS M33). */
export function uncommittedIds<Id extends string>(
  decisions: readonly { id: Id; state: string }[],
  commitments: readonly Pick<Commitment, "decisionId" | "state">[],
): Id[] {
  const taken = new Set<string | null>(
    commitments.filter(({ state }) => state !== "dropped").map(({ decisionId }) => decisionId),
  );
  return decisions.filter(({ id, state }) => state === "agreed" && !taken.has(id)).map(({ id }) => id);
}

/** A host, perhaps a port, then anything that needs no quoting; no name or password before the host. */
const WEB = /^https?:\/\/[\p{L}\p{N}.-]+(?::\d{1,5})?(?:[/?#][^\s"'<>\\`]*)?$/iu;
const SCHEME = /^[a-z][a-z0-9+.-]*:\S*$/i;

/** Why a proof cannot stand, or null: words may say anything, an address must be one of the web. */
export function proofDenial(proof: string): "proofNotWeb" | null {
  return SCHEME.test(proof.trim()) && webLink(proof) === null ? "proofNotWeb" : null;
}

/** The address when the text is nothing but one web address (http or https), else null. */
export function webLink(text: string): string | null {
  const trimmed = text.trim();
  return WEB.test(trimmed) ? trimmed : null;
}

/** True for ideas that go on to the next workshop: those that wait for a host and those a host let through. */
export const isForNext = ({ state }: Pick<IdeaBoxItem, "state">): boolean =>
  state === "waiting" || state === "approved";

/** True for ideas the room may see: a host has let them through, and has not put them on a board yet. */
export const isForRoom = ({ state }: Pick<IdeaBoxItem, "state">): boolean => state === "approved";
