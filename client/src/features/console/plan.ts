import type { InputOf } from "@longtable/shared/kernel/command";
import { PHASES, type PhaseKey } from "@longtable/shared/workshop/phases";
import type { openActivity } from "@longtable/shared/workshop/workshop.commands";
import { currentActivity, nextActivity, pausedActivity } from "@longtable/shared/workshop/workshop.rules";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";

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

/** What the press that goes on sends: it names what the host saw, so that it moves nothing else. */
export function goingOn(step: Extract<MainStep, { next: Activity }>): InputOf<typeof openActivity> {
  return { activityId: step.next.id, from: { activityId: "from" in step ? step.from.id : null, askWhy: true } };
}

/** A text that differs whenever the main button would do something else. */
export function meaningOf(step: MainStep | null): string {
  if (step === null) return "";
  const about = step.name === "resume" ? step.paused : "next" in step ? step.next : step.from;
  return `${step.name} ${about.id}`;
}

/** True while the notice of the stop offers to go on: then the main button does not. */
export function isOfferedAbove({ hosts }: Pick<WorkshopState, "hosts">, step: MainStep | null): boolean {
  return step?.name === "resume" && (hosts?.pause?.activityIds.length ?? 0) > 0;
}

/** Where the current activity stands in the agenda: from 1, and of how many. */
export function partOf(activities: readonly Activity[], activity: Activity): { part: number; parts: number } {
  return { part: activities.findIndex(({ id }) => id === activity.id) + 1, parts: activities.length };
}
