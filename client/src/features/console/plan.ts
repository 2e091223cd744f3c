import { PHASES, type PhaseKey } from "@longtable/shared/workshop/phases";
import { currentActivity, nextActivity, pausedActivity } from "@longtable/shared/workshop/workshop.rules";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";

/** The run sheet: the four phases in their order, also those without an activity. */
export function runSheet(activities: readonly Activity[]): { phase: PhaseKey; activities: Activity[] }[] {
  return PHASES.map((phase) => ({ phase, activities: activities.filter((activity) => activity.phase === phase) }));
}

/** What the one main button does now: go on to the next activity, or close the last one; null when all is done. */
export type MainStep =
  | { name: "resume"; paused: Activity }
  | { name: "start"; next: Activity }
  | { name: "goOn"; from: Activity; next: Activity }
  | { name: "close"; from: Activity };

/** The next step of the workshop. */
export function mainStep(activities: readonly Activity[]): MainStep | null {
  const current = currentActivity(activities);
  const paused = current === null ? pausedActivity(activities) : null;
  if (paused) return { name: "resume", paused };
  const next = nextActivity(activities, current) ?? nextActivity(activities, null);
  if (current === null) return next === null ? null : { name: "start", next };
  return next === null ? { name: "close", from: current } : { name: "goOn", from: current, next };
}

/** Where the current activity stands in the agenda: from 1, and of how many. */
export function partOf(activities: readonly Activity[], activity: Activity): { part: number; parts: number } {
  return { part: activities.findIndex(({ id }) => id === activity.id) + 1, parts: activities.length };
}
