import type { Allocation, Candidate } from "./voting.schema.ts";

export type BallotDenial = "cannotVote" | "roundNotOpen" | "notACandidate" | "tooManyOnOne" | "overspent";

interface RoundRules {
  state: "open" | "closed";
  dots: number;
  maxPerItem: number;
  candidates: readonly Pick<Candidate, "noteId">[];
}

/** All dots of a ballot together. */
export function dotsIn(allocation: Allocation): number {
  return Object.values(allocation).reduce((sum, dots) => sum + dots, 0);
}

/** Why the ballot is refused, or null. Both ends call it; only the server's answer counts. */
export function ballotDenial(voter: { canVote: boolean }, round: RoundRules, dots: Allocation): BallotDenial | null {
  if (!voter.canVote) return "cannotVote";
  if (round.state !== "open") return "roundNotOpen";
  const candidates = new Set<string>(round.candidates.map(({ noteId }) => noteId));
  if (Object.keys(dots).some((noteId) => !candidates.has(noteId))) return "notACandidate";
  if (Object.values(dots).some((count) => count > round.maxPerItem)) return "tooManyOnOne";
  return dotsIn(dots) > round.dots ? "overspent" : null;
}
