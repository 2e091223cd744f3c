import { SMALL_GROUP } from "../kernel/limits.ts";
import type { Allocation, Candidate, NotForMe, Round } from "./voting.schema.ts";

export type VoterDenial = "cannotVote" | NotForMe;
export type BallotDenial = VoterDenial | "notACandidate" | "tooManyOnOne" | "overspent";

/** What decides whether a person may vote in a round; what is left out does not stand in their way. */
export interface Voter {
  canVote: boolean;
  hasTicket?: boolean;
  /** Had joined when the round opened. */
  wasPresent?: boolean;
  /** Sat at one of the round's tables when it opened. */
  isElector?: boolean;
  hasExtraTime?: boolean;
}

type Doors = Pick<Round, "state" | "who" | "isInExtraTime">;
type RoundRules = Doors & {
  dots: number;
  maxPerItem: number;
  candidates: readonly Pick<Candidate, "noteId">[];
};

/** All dots of a ballot together. */
export function dotsIn(allocation: Allocation): number {
  return Object.values(allocation).reduce((sum, dots) => sum + dots, 0);
}

/** Why this person has no ballot in this round now, or null. */
export function voterDenial(voter: Voter, round: Doors): VoterDenial | null {
  if (!voter.canVote) return "cannotVote";
  if (round.state !== "open" || (round.isInExtraTime && voter.hasExtraTime === false)) return "roundNotOpen";
  if (round.who === "tickets" && voter.hasTicket === false) return "needsTicket";
  if (round.who === "tables" && voter.isElector === false) return "otherTable";
  return round.who === "present" && voter.wasPresent === false ? "cameLate" : null;
}

/** Why the ballot is refused, or null. Both ends call it; only the server's answer counts. */
export function ballotDenial(voter: Voter, round: RoundRules, dots: Allocation): BallotDenial | null {
  return voterDenial(voter, round) ?? allocationDenial(round, dots);
}

/** Why these dots break the round's rules, whoever put them, or null. */
export function allocationDenial(
  round: Pick<RoundRules, "dots" | "maxPerItem" | "candidates">,
  dots: Allocation,
): Exclude<BallotDenial, VoterDenial> | null {
  const candidates = new Set<string>(round.candidates.map(({ noteId }) => noteId));
  if (Object.keys(dots).some((noteId) => !candidates.has(noteId))) return "notACandidate";
  if (Object.values(dots).some((count) => count > round.maxPerItem)) return "tooManyOnOne";
  return dotsIn(dots) > round.dots ? "overspent" : null;
}

/** True when so many ballots can be published without names: among fewer, a person could be guessed. */
export function mayPublish(ballots: number): boolean {
  return ballots >= SMALL_GROUP;
}
