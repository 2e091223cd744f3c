import { SMALL_GROUP } from "../kernel/limits.ts";
import type { Check, RatingResult } from "./check.schema.ts";
import type { RatingKind } from "./check.types.ts";

interface Scale {
  lowest: number;
  highest: number;
  /** At most this is clearly low, at least that is clearly high. */
  low: number;
  high: number;
}

/** Temperature by METHODS M29; on a hand, a fist or one finger is low, four or five fingers are high (our choice). */
export const SCALES: Readonly<Record<RatingKind, Scale>> = {
  fist: { lowest: 0, highest: 5, low: 1, high: 4 },
  temperature: { lowest: -2, highest: 2, low: -1, high: 1 },
};

/** Every value of a scale, lowest first. */
export function valuesOf(kind: RatingKind): number[] {
  const { lowest, highest } = SCALES[kind];
  return Array.from({ length: highest - lowest + 1 }, (_, index) => lowest + index);
}

export type CheckDenial = "cannotAnswer" | "notOpen" | "wrongAnswer";

/** Why an answer is refused, or null. */
export function checkDenial(
  seat: { mayAnswer: boolean },
  check: Pick<Check, "kind" | "state">,
  answer: number | string,
): CheckDenial | null {
  if (!seat.mayAnswer) return "cannotAnswer";
  if (check.state !== "open") return "notOpen";
  if (check.kind === "word") return typeof answer === "string" ? null : "wrongAnswer";
  return typeof answer === "number" && valuesOf(check.kind).includes(answer) ? null : "wrongAnswer";
}

/**
 * How ratings lie: the whole distribution beside the mean, so that mixed views are not averaged away; null under five
 * answers, because then it would tell whose they are.
 */
export function ratingResult(
  kind: RatingKind,
  ratings: readonly number[],
  least: number = SMALL_GROUP,
): RatingResult | null {
  if (ratings.length < least) return null;
  const { low, high } = SCALES[kind];
  const counts = valuesOf(kind).map((value) => ratings.filter((rating) => rating === value).length);
  if (ratings.length === 0) return { counts, mean: null, lowest: null, highest: null, mixed: false };
  const sum = ratings.reduce((total, rating) => total + rating, 0);
  return {
    counts,
    mean: Math.round((sum / ratings.length) * 100) / 100,
    lowest: Math.min(...ratings),
    highest: Math.max(...ratings),
    mixed: ratings.some((rating) => rating <= low) && ratings.some((rating) => rating >= high),
  };
}

/**
 * Words with how many said each, capitals aside; in the order of their rank.
 *
 * @param rank - a key for each word, so that the order tells nothing of who said it or when.
 */
export function wordCounts(
  words: readonly string[],
  rank: (text: string) => string,
): { text: string; count: number }[] {
  const groups = new Map<string, { text: string; count: number }>();
  // Sorted first: which spelling is shown must not depend on who was first either.
  for (const text of words.toSorted()) {
    const key = text.normalize("NFKC").toLowerCase();
    const group = groups.get(key) ?? { text, count: 0 };
    group.count += 1;
    groups.set(key, group);
  }
  return [...groups].toSorted(([a], [b]) => (rank(a) < rank(b) ? -1 : 1)).map(([, group]) => group);
}

/** The check in front of the room: of those open, the one asked last; null when none is. */
export function checkInFront(checks: readonly Check[]): Check | null {
  return checks.filter(({ state }) => state === "open").toSorted((a, b) => b.askedAt - a.askedAt)[0] ?? null;
}
