import type { Decision } from "../decision/decision.schema.ts";
import type { PositionCounts, PositionResult, Proposal } from "./agreement.schema.ts";
import { type Outcome, POSITIONS, type Position } from "./agreement.types.ts";

/** One person's latest answer, and the wording it was given to. */
export interface Answer {
  position: Position;
  reason: string | null;
  version: number;
}

type Asked = Pick<Proposal, "state" | "version">;

export type AnswerDenial = "cannotAnswer" | "notOpen" | "wordingChanged" | "reasonNeeded";
export type SettleDenial = "notOpen" | "nobodyAnswered" | "blockStands";

/** Why an answer is refused, or null. */
export function answerDenial(seat: { mayAnswer: boolean }, asked: Asked, answer: Answer): AnswerDenial | null {
  if (!seat.mayAnswer) return "cannotAnswer";
  if (asked.state !== "proposed") return "notOpen";
  if (answer.version !== asked.version) return "wordingChanged";
  return answer.position === "block" && !answer.reason ? "reasonNeeded" : null;
}

/** Blocks that nobody but their owner can lift, from this wording or an earlier one. */
export function standingBlocks(answers: Iterable<Answer>): number {
  return [...answers].filter(({ position }) => position === "block").length;
}

/** Why the asking may not end like this, or null. Agreed by consensus means: somebody answered, and no block stands (METHODS I9). */
export function settleDenial(asked: Asked, answers: readonly Answer[], outcome: Outcome): SettleDenial | null {
  if (asked.state !== "proposed") return "notOpen";
  if (outcome !== "consensus") return null;
  if (standingBlocks(answers) > 0) return "blockStands";
  return answers.some(({ version }) => version === asked.version) ? null : "nobodyAnswered";
}

/** Why everyone may not be asked again, or null: what is decided is decided. */
export function askAgainDenial({ state }: Pick<Proposal, "state">): "alreadyDecided" | null {
  return state === "proposed" || state === "parked" ? null : "alreadyDecided";
}

/** True for an answer that outlives its wording: a block stays until its owner answers again (METHODS M10). */
export function outlivesWording({ position }: Pick<Answer, "position">): boolean {
  return position === "block";
}

/** What the record says of an outcome. */
export function decisionFor(outcome: Outcome): Pick<Decision, "method" | "state"> {
  if (outcome === "consensus") return { method: "consensus", state: "agreed" };
  if (outcome === "vote") return { method: "vote", state: "agreed" };
  return { method: "host", state: outcome };
}

/**
 * Counts the answers to one wording; reasons come with no names.
 *
 * @param rank - a key for each reason's words, by which they are sorted, so that their order tells nothing.
 */
export function resultOf(version: number, answers: readonly Answer[], rank: (text: string) => string): PositionResult {
  const given = answers.filter((answer) => answer.version === version);
  const counts: PositionCounts = { agree: 0, reservation: 0, block: 0, abstain: 0 };
  for (const { position } of given) counts[position] += 1;
  const heard = answers.filter((answer) => answer.version === version || outlivesWording(answer));
  const reasons = heard.flatMap(({ position, reason }) =>
    reason ? [{ position, text: reason, key: rank(reason) }] : [],
  );
  return {
    counts,
    reasons: reasons
      .toSorted((a, b) => POSITIONS.indexOf(b.position) - POSITIONS.indexOf(a.position) || (a.key < b.key ? -1 : 1))
      .map(({ position, text }) => ({ position, text })),
    blocksStanding: standingBlocks(answers),
  };
}

/** The same question, whatever its capitals, spaces, stops and signs that nobody sees; by this a proposal is known when a decision is recorded by hand. */
export function sameWords(a: string, b: string): boolean {
  const plain = (text: string) =>
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/\p{Cf}/gu, "")
      .replace(/[\s\p{P}]+/gu, " ")
      .trim();
  return plain(a) === plain(b);
}

/** The proposal in front of the room: of those that take answers, the one asked last; null when none does. */
export function proposalInFront(proposals: readonly Proposal[]): Proposal | null {
  return proposals.filter(({ state }) => state === "proposed").toSorted((a, b) => b.askedAt - a.askedAt)[0] ?? null;
}
