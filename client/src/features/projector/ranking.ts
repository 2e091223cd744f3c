import type { Round } from "@longtable/shared/voting/voting.schema";
import { places } from "@longtable/shared/voting/voting.tally";

/** A line of a closed vote's result. */
export interface RankedRow {
  noteId: string;
  text: string;
  /** 1 is first; equal dots share a place. */
  place: number;
  isTied: boolean;
  dots: number;
  voters: number;
}

/** A closed round's notes, most dots first; empty while the tally is withheld. */
export function rankRound(round: Pick<Round, "candidates" | "tally">): RankedRow[] {
  const tally = round.tally ?? [];
  const placed = places(tally);
  const texts = new Map(round.candidates.map(({ noteId, text }) => [noteId, text]));
  return tally.map(({ noteId, dots, voters }, index) => {
    const place = placed[index] ?? index + 1;
    const isTied = placed.filter((other) => other === place).length > 1;
    return { noteId, text: texts.get(noteId) ?? "", place, isTied, dots, voters };
  });
}

/** All dots that were spent. */
export function dotsSpent(rows: readonly RankedRow[]): number {
  return rows.reduce((sum, { dots }) => sum + dots, 0);
}

/** Length of a row's bar, 0 to 1: the same length for one dot in every row. */
export function barLength(row: RankedRow, rows: readonly RankedRow[]): number {
  const most = Math.max(...rows.map(({ dots }) => dots), 1);
  return row.dots / most;
}
