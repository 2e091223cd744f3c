import { dotsIn } from "@longtable/shared/voting/voting.rules";
import type { Allocation, Round } from "@longtable/shared/voting/voting.schema";
import type { Unsent } from "../../session/session.types.ts";

type Rules = Pick<Round, "dots" | "maxPerItem">;

/** Why one more dot on a note cannot be, or null. */
export type MoreDenial = "spent" | "cap" | null;

/** Dots a ballot has on a note. */
export function dotsOn(ballot: Allocation, noteId: string): number {
  return (ballot as Record<string, number>)[noteId] ?? 0;
}

/** Dots of a ballot that are not put down yet. */
export function dotsLeft({ dots }: Rules, ballot: Allocation): number {
  return Math.max(0, dots - dotsIn(ballot));
}

/** Says why a note can have no more dots: the most for one is reached, or all are on the table. */
export function moreDenial(rules: Rules, ballot: Allocation, noteId: string): MoreDenial {
  if (dotsOn(ballot, noteId) >= rules.maxPerItem) return "cap";
  return dotsLeft(rules, ballot) === 0 ? "spent" : null;
}

/** The ballot after one tap; the same one when the tap cannot be. */
export function tap(rules: Rules, ballot: Allocation, noteId: string, by: 1 | -1): Allocation {
  const count = dotsOn(ballot, noteId);
  if (by === 1 ? moreDenial(rules, ballot, noteId) !== null : count === 0) return ballot;
  const { [noteId]: _before, ...rest } = ballot as Record<string, number>;
  return (count + by === 0 ? rest : { ...rest, [noteId]: count + by }) as Allocation;
}

/** The ballot that still waits on this device, or null. The last one counts. */
export function unsentBallot(unsent: readonly Unsent[], roundId: string): Allocation | null {
  const waiting = unsent.findLast(
    ({ type, input, refused }) => type === "voting.castBallot" && refused === null && input.roundId === roundId,
  );
  return (waiting?.input.dots as Allocation | undefined) ?? null;
}
