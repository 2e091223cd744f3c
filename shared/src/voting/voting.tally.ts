import type { Allocation, Candidate, TallyRow } from "./voting.schema.ts";

/**
 * Counts ballots. Every candidate has a row, also with no dots; most dots first, equal dots in the candidates' order.
 */
export function tallyBallots(
  candidates: readonly Pick<Candidate, "noteId">[],
  ballots: Iterable<Allocation>,
): TallyRow[] {
  const rows = new Map(candidates.map(({ noteId }) => [noteId as string, { noteId, dots: 0, voters: 0 }]));
  for (const ballot of ballots) {
    for (const [noteId, dots] of Object.entries(ballot)) {
      const row = rows.get(noteId);
      if (!row || dots <= 0) continue;
      row.dots += dots;
      row.voters += 1;
    }
  }
  return [...rows.values()].toSorted((a, b) => b.dots - a.dots);
}

/** The place of each row, 1 first; equal dots share a place and the next one is skipped. Same order as `tally`. */
export function places(tally: readonly TallyRow[]): number[] {
  return tally.map((row) => 1 + tally.filter((other) => other.dots > row.dots).length);
}
