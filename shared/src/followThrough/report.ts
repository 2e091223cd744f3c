import type { Decision } from "../decision/decision.schema.ts";
import type { Commitment, FollowThrough, IdeaResponse, WorkshopStage } from "./followThrough.schema.ts";

/** What may be read by whoever has the link: answered ideas, settled decisions, commitments. No seat, no author. */
export interface Report {
  title: string;
  isSample: boolean;
  stage: WorkshopStage;
  ideas: { text: string; response: IdeaResponse }[];
  /** Shortlisted ideas that nobody has answered yet; their words are not in the report. */
  unanswered: number;
  decisions: Pick<Decision, "question" | "method" | "state">[];
  /** Overdue ones first, then by day; done and dropped ones last. */
  commitments: Pick<Commitment, "what" | "owners" | "due" | "state" | "proof" | "isOverdue">[];
}

interface ReportSource {
  workshop: { title: string; isSample: boolean };
  followThrough: Pick<FollowThrough, "stage" | "ideas" | "commitments">;
  decisions: readonly Decision[];
}

/** Cuts from a workshop what is released: an idea once it is answered, a decision once it is settled (FT10). */
export function reportOf({ workshop, followThrough, decisions }: ReportSource): Report {
  const { stage, ideas, commitments } = followThrough;
  return {
    title: workshop.title,
    isSample: workshop.isSample,
    stage,
    ideas: ideas.flatMap(({ text, response }) => (response ? [{ text, response }] : [])),
    unanswered: ideas.filter(({ response }) => response === null).length,
    decisions: decisions
      .filter(({ state }) => state !== "proposed")
      .map(({ question, method, state }) => ({ question, method, state })),
    commitments: inReadingOrder(commitments).map(({ what, owners, due, state, proof, isOverdue }) => ({
      what,
      owners,
      due,
      state,
      proof,
      isOverdue,
    })),
  };
}

const RANK = { open: 1, inProgress: 1, done: 2, dropped: 3 } as const;

/** What is late, what is to do, what is done, what was dropped; within each by day. */
export function inReadingOrder(commitments: readonly Commitment[]): Commitment[] {
  const rank = (one: Commitment) => (one.isOverdue ? 0 : RANK[one.state]);
  return commitments.toSorted((a, b) => rank(a) - rank(b) || (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}
