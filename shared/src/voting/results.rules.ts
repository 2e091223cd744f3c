import { UNDECLARED } from "./groupNames.ts";
import type { GroupResults, ShownGroup } from "./results.schema.ts";
import type { Round } from "./voting.schema.ts";
import { places } from "./voting.tally.ts";

/** One note of a closed round as every screen and file shows it. */
export interface ResultRow {
  noteId: string;
  text: string;
  /** 1 is first; equals share a place and the next one is skipped. */
  place: number;
  isTied: boolean;
  dots: number;
  voters: number;
  /** By shown group, in the order of `RoundResults.groups`. */
  groups: { dots: number; voters: number; share: number }[];
  /** Largest less smallest share among the groups with an equal say, 0 to 1; null without two of them. */
  spread: number | null;
  /** Mean of the groups' shares, 0 to 1; null without two groups. */
  equalShare: number | null;
  /** The place when each group counts the same. */
  equalPlace: number | null;
  isEqualTied: boolean;
}

export interface RoundResults {
  /** Most dots first; equal dots in the candidates' order. */
  rows: ResultRow[];
  groups: { id: string; voters: number; dots: number }[];
  hidden: readonly string[];
  least: number;
  /** True when those in first place differ between counting dots and counting each group the same. */
  disagree: boolean;
}

/** The groups whose say is equal: every shown one but those who chose not to say, who are no group. */
export function equalVoices(shown: readonly ShownGroup[]): ShownGroup[] {
  return shown.filter(({ id }) => id !== UNDECLARED);
}

/**
 * Each candidate's score when each group counts the same, in whole numbers that can be compared exactly: the sum of
 * the groups' shares, times the product of their dots. Null without two groups; 0n for each where a group has no dot.
 */
export function equalScores(shown: readonly ShownGroup[]): { scores: bigint[]; whole: bigint } | null {
  const voices = equalVoices(shown);
  if (voices.length < 2) return null;
  const totals = voices.map(({ dots }) => BigInt(sum(dots)));
  const product = totals.reduce((whole, total) => whole * total, BigInt(1));
  const scores = (voices[0]?.dots ?? []).map((_, item) =>
    voices.reduce((score, { dots }, index) => {
      const total = totals[index] ?? BigInt(0);
      return total === BigInt(0) ? score : score + (BigInt(dots[item] ?? 0) * product) / total;
    }, BigInt(0)),
  );
  return { scores, whole: product * BigInt(voices.length) };
}

/** Works out all that is shown of a closed round; null while it is open. Without group results, for everyone alone. */
export function roundResults(
  round: Pick<Round, "candidates" | "tally">,
  results?: Pick<GroupResults, "shown" | "hidden" | "least">,
): RoundResults | null {
  const { tally } = round;
  if (!tally) return null;
  const shown = results?.shown ?? [];
  const indexes = new Map(round.candidates.map(({ noteId }, index) => [noteId, index]));
  const equal = equalScores(shown);
  const voices = equalVoices(shown);
  const placed = places(tally);
  const rows = tally.map(({ noteId, dots, voters }, rank): ResultRow => {
    const item = indexes.get(noteId) ?? 0;
    const place = placed[rank] ?? rank + 1;
    const shares = voices.map((group) => shareOf(group, item));
    const score = equal?.scores[item] ?? BigInt(0);
    return {
      noteId,
      text: round.candidates[item]?.text ?? "",
      place,
      isTied: placed.filter((other) => other === place).length > 1,
      dots,
      voters,
      groups: shown.map((group) => ({
        dots: group.dots[item] ?? 0,
        voters: group.votersEach[item] ?? 0,
        share: shareOf(group, item),
      })),
      spread: equal ? Math.max(...shares) - Math.min(...shares) : null,
      equalShare: equal ? shares.reduce((all, share) => all + share, 0) / shares.length : null,
      equalPlace: equal ? 1 + equal.scores.filter((other) => other > score).length : null,
      isEqualTied: equal ? equal.scores.filter((other) => other === score).length > 1 : false,
    };
  });
  return {
    rows,
    groups: shown.map(({ id, voters, dots }) => ({ id, voters, dots: sum(dots) })),
    hidden: results?.hidden ?? [],
    least: results?.least ?? 0,
    disagree: equal !== null && rows.some((row) => (row.place === 1) !== (row.equalPlace === 1)),
  };
}

/** The rows when each group counts the same, first place first; equals keep the order of the dots. */
export function inEqualOrder(rows: readonly ResultRow[]): ResultRow[] {
  return rows.toSorted((a, b) => (a.equalPlace ?? 0) - (b.equalPlace ?? 0));
}

/** The part of a group's own dots that is on one candidate, 0 to 1. */
function shareOf({ dots }: ShownGroup, item: number): number {
  const total = sum(dots);
  return total === 0 ? 0 : (dots[item] ?? 0) / total;
}

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);
