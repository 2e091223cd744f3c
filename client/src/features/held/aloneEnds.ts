import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";

/** How writing alone ended, as the words under `held.said` name it. */
export type AloneEnd = "paused" | "unshown" | "toRead" | "together" | "stopped";

/**
 * How writing alone ended in an activity: it only rests, it ended before anything was shown, the hosts read first, the room
 * sees it, or everyone writes together from here on. Null when it is written alone still, or is not there any more.
 */
export function aloneEnd(
  { activities, held }: Pick<WorkshopState, "activities" | "held">,
  activityId: string,
): AloneEnd | null {
  const activity = activities.find(({ id }) => id === activityId);
  if (activity?.state === "paused") return "paused";
  if (activity?.state === "revealed") return held?.isModerated ? "toRead" : "together";
  if (activity?.state === "closed") return activity.writing === "alone" ? "unshown" : "together";
  if (activity?.state === "open" && activity.writing !== "alone") return "stopped";
  return null;
}
