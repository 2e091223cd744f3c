import { type BallotDenial, ballotDenial, dotsIn } from "@longtable/shared/voting/voting.rules";
import type { Allocation, Round } from "@longtable/shared/voting/voting.schema";
import type { Unsent } from "../../session/session.types.ts";

type Rules = Pick<Round, "state" | "dots" | "maxPerItem" | "candidates">;

/** Dots a ballot has on a note. */
export function dotsOn(ballot: Allocation, noteId: string): number {
  return (ballot as Record<string, number>)[noteId] ?? 0;
}

/** Dots of a ballot that are not put down yet. */
export function dotsLeft({ dots }: Pick<Round, "dots">, ballot: Allocation): number {
  return Math.max(0, dots - dotsIn(ballot));
}

/** Why one more dot on a note cannot be, or null. */
export function moreDenial(rules: Rules, ballot: Allocation, noteId: string): BallotDenial | null {
  return ballotDenial({ canVote: true }, rules, withDots(ballot, noteId, dotsOn(ballot, noteId) + 1));
}

/** The ballot after one tap; the same one when the tap cannot be. */
export function tap(rules: Rules, ballot: Allocation, noteId: string, by: 1 | -1): Allocation {
  const count = dotsOn(ballot, noteId);
  const cannotBe = by === 1 ? moreDenial(rules, ballot, noteId) !== null : count === 0;
  return cannotBe ? ballot : withDots(ballot, noteId, count + by);
}

function withDots(ballot: Allocation, noteId: string, count: number): Allocation {
  const { [noteId]: _before, ...rest } = ballot as Record<string, number>;
  return (count === 0 ? rest : { ...rest, [noteId]: count }) as Allocation;
}

/** What was tapped on this page. */
export interface Draft {
  dots: Allocation;
  /** The server has acknowledged it; the room's state may say so only later. */
  isSaved: boolean;
}

/** True once what was tapped need not be remembered: the room's state says the same, or the vote has closed. */
export function isSettled({ dots, isSaved }: Draft, { state, mine }: Pick<Round, "state" | "mine">): boolean {
  if (state === "closed") return true;
  const ids = new Set([...Object.keys(dots), ...Object.keys(mine ?? {})]);
  return isSaved && mine !== undefined && [...ids].every((id) => dotsOn(dots, id) === dotsOn(mine, id));
}

/** The ballot that still waits on this device, or null. The last one counts. */
export function unsentBallot(unsent: readonly Unsent[], roundId: string): Allocation | null {
  const waiting = unsent.findLast(
    ({ type, input, refused }) => type === "voting.castBallot" && refused === null && input.roundId === roundId,
  );
  return (waiting?.input.dots as Allocation | undefined) ?? null;
}
