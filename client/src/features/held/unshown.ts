import { pausedActivity } from "@longtable/shared/workshop/workshop.rules";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";

/**
 * Activities that ended, or gave way to another, before what was written alone in them was shown. Not while the
 * room only is paused: it goes on.
 */
export function leftUnshown(activities: readonly Activity[]): Activity[] {
  const resting = pausedActivity(activities);
  return activities.filter(
    (one) =>
      one.writing === "alone" &&
      one.openedAt !== null &&
      (one.state === "closed" || (one.state === "paused" && resting === null)),
  );
}
