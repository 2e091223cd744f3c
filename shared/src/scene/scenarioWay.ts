import { gapsOf } from "../scenarios/scenario.rules.ts";
import type { Need, Scenario, Visit } from "../scenarios/scenario.schema.ts";

/** Beside the last step so many things stand in a line that are at no step of the map. */
export const OUTSIDE_COLUMNS = 2;

/** A stop of a way in a column of the map, or past its last: a visit, or a need that has none. */
export interface Stop {
  column: number;
  /** Counts the lines of a way from 0: it goes on in a new one whenever it goes back. */
  track: number;
  visit: Visit | null;
  /** From 1, in the order of the way; 0 for a need without a visit. */
  number: number;
  need: Need | null;
}

/**
 * Puts a person's way into lines that run the way the map is read: a visit further on stands in the same line, one that goes
 * back begins the next. What is at no step of the map stands past its last column, and so do needs without a visit, at the end.
 *
 * @param columnOf - by a step's id its column, from 0.
 * @param columns - how many the map has.
 */
export function layWay(
  scenario: Pick<Scenario, "needs" | "visits">,
  columnOf: ReadonlyMap<string, number>,
  columns: number,
): Stop[] {
  const stops: Stop[] = [];
  let [track, last] = [0, -1];
  const put = (column: number | undefined, stop: Pick<Stop, "visit" | "number" | "need">) => {
    const outside = Math.max(last + 1, columns);
    const wished = column ?? (outside < columns + OUTSIDE_COLUMNS ? outside : columns);
    if (wished <= last) track += 1;
    last = wished;
    stops.push({ ...stop, column: wished, track });
  };
  for (const [index, visit] of scenario.visits.entries()) {
    put(columnOf.get(visit.stepId ?? ""), { visit, number: index + 1, need: null });
  }
  for (const { need, kind } of gapsOf(scenario)) {
    if (kind === "noVisit") put(undefined, { visit: null, number: 0, need });
  }
  return stops;
}
