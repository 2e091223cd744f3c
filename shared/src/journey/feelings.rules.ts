import { wordCounts } from "../agreement/check.rules.ts";
import { SMALL_GROUP } from "../kernel/limits.ts";
import type { FeelingSpread, OwnFeeling, StepFeeling } from "./feelings.schema.ts";
import { FEELING_VALUES } from "./feelings.types.ts";

/** At most this is clearly hard, at least that is clearly good (METHODS M29). */
const HARD = -1;
const GOOD = 1;

/**
 * How ratings from −2 to +2 lie: the middle beside the whole spread, so that mixed views are not averaged away. Null under
 * five, because then it would tell whose they are, and where there are none.
 */
export function feelingSpread(ratings: readonly number[], least: number = SMALL_GROUP): FeelingSpread | null {
  if (ratings.length < Math.max(least, 1)) return null;
  const sorted = ratings.toSorted((a, b) => a - b);
  const [lowest = 0, highest = 0] = [sorted[0], sorted.at(-1)];
  const middle = (sorted.length - 1) / 2;
  const [below = 0, above = 0] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return {
    counts: FEELING_VALUES.map((value) => sorted.filter((rating) => rating === value).length),
    median: (below + above) / 2,
    lowest,
    highest,
    mixed: lowest <= HARD && highest >= GOOD,
  };
}

/**
 * What everybody's ratings come to, step by step: steps that nobody rated are not in it, so that they stay a gap.
 *
 * @param rank - a key for each word, so that the order tells nothing of who said it or when.
 */
export function countFeelings(
  given: readonly OwnFeeling[],
  rank: (text: string) => string,
  least: number = SMALL_GROUP,
): StepFeeling[] {
  const byStep = Map.groupBy(given, ({ stepId }) => stepId);
  return [...byStep]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([stepId, answers]): StepFeeling[] => {
      const ratings = answers.flatMap(({ value }) => (value === null ? [] : [value]));
      if (ratings.length === 0) return [];
      const spread = feelingSpread(ratings, least);
      const words = spread
        ? wordCounts(
            answers.flatMap((one) => one.words),
            rank,
          )
        : [];
      return [
        {
          stepId,
          answered: ratings.length,
          spread,
          words: words.map((word, index) => ({ id: `${stepId}-${index + 1}`, ...word, hidden: false })),
        },
      ];
    });
}

export type RateDenial = "cannotRate" | "notOpen";

/** Why a rating is refused, or null. */
export function rateDenial(seat: { mayRate: boolean }, round: { state: "open" | "closed" } | null): RateDenial | null {
  if (!seat.mayRate) return "cannotRate";
  return round?.state === "open" ? null : "notOpen";
}

/** True for a rating that says nothing: it takes the earlier one back. */
export const isBlank = ({ value, words }: Pick<OwnFeeling, "value" | "words">): boolean =>
  value === null && words.length === 0;

/** The same words once, capitals aside, in the order they were given. */
export function distinctWords(words: readonly string[]): string[] {
  const keys = new Set<string>();
  return words.filter((word) => {
    const key = word.normalize("NFKC").toLowerCase();
    return keys.has(key) ? false : keys.add(key);
  });
}
