import { currentActivity, pausedActivity } from "@longtable/shared/workshop/workshop.rules";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";

/** What the room is at, as a screen reader is told of it. */
export interface Moment {
  activity: Activity | null;
  paused: Activity | null;
}

/** The activity in front, or the one that stands still. */
export const momentOf = ({ activities }: Pick<WorkshopState, "activities">): Moment => ({
  activity: currentActivity(activities),
  paused: pausedActivity(activities),
});

/** Which words say that the room moved on, under `participant.said`, and about which activity; null when it did not. */
export function movedWords(
  last: Moment,
  now: Moment,
): { key: "opened" | "paused" | "closed"; about: Activity | null } | null {
  if (now.activity) return now.activity.id === last.activity?.id ? null : { key: "opened", about: now.activity };
  if (now.paused) return now.paused.id === last.paused?.id ? null : { key: "paused", about: now.paused };
  return last.activity || last.paused ? { key: "closed", about: null } : null;
}
