import { SMALL_GROUP } from "../kernel/limits.ts";

/** People by stakeholder group id; `undeclared` counts those who chose not to say. */
export type GroupCounts = Record<string, number>;

/**
 * Leaves out groups too small to show on their own, also by subtraction: while the hidden groups together hold
 * fewer than `least` people, the next smallest is hidden too, ties by group id (METHODS I14).
 */
export function suppressSmallGroups(counts: GroupCounts, least: number = SMALL_GROUP): GroupCounts {
  const ascending = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .toSorted(([idA, a], [idB, b]) => a - b || (idA < idB ? -1 : 1));
  let hidden = 0;
  const shown = ascending.filter(([, count]) => {
    const mustHide = count < least || (hidden > 0 && hidden < least);
    if (mustHide) hidden += count;
    return !mustHide;
  });
  return Object.fromEntries(shown);
}
