import { SMALL_GROUP } from "../kernel/limits.ts";
import {
  type Distance,
  PRINCIPLES,
  type Rung,
  type RungCounts,
  type Wheel,
  type WheelEvidence,
  type WheelScores,
} from "./reflection.schema.ts";

/** Why a wheel cannot stand, or null: a score above 0 rests on something, its own or that of the whole (METHODS M36). */
export function wheelDenial(scores: WheelScores, evidence: WheelEvidence): "wheelNeedsEvidence" | null {
  if (evidence.whole !== "") return null;
  return PRINCIPLES.some((key) => scores[key] > 0 && evidence[key] === "") ? "wheelNeedsEvidence" : null;
}

/** How each principle moved from one wheel to another, −3 to 3. */
export function wheelChange(from: Pick<Wheel, "scores">, to: Pick<Wheel, "scores">): WheelScores {
  const change = { ...to.scores };
  for (const key of PRINCIPLES) change[key] = to.scores[key] - from.scores[key];
  return change;
}

/** Counts the rungs people gave; null under five answers, because then a count may give somebody away. */
export function countRungs(answers: readonly Rung[], least: number = SMALL_GROUP): RungCounts | null {
  if (answers.length < least) return null;
  const counts: RungCounts = { to: 0, for: 0, with: 0 };
  for (const rung of answers) counts[rung] += 1;
  return counts;
}

/**
 * How far people came: from those who rated themselves at the start and at the end, and from nobody else (M35).
 *
 * @param start - each person's rating, 0 to 10, by person.
 * @param end - the same, later.
 * @returns the mean change rounded to two places, or null for it under five pairs.
 */
export function distanceTravelled(
  start: ReadonlyMap<string, number>,
  end: ReadonlyMap<string, number>,
  least: number = SMALL_GROUP,
): Distance {
  const changes = [...start].flatMap(([person, from]) => {
    const to = end.get(person);
    return to === undefined ? [] : [to - from];
  });
  const pairs = changes.length;
  const unpaired = start.size + end.size - 2 * pairs;
  const mean = changes.reduce((sum, change) => sum + change, 0) / pairs;
  return { pairs, unpaired, meanChange: pairs < least ? null : Math.round(mean * 100) / 100 };
}
