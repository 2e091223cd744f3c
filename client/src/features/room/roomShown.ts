import type { Host } from "@longtable/shared/hosts/hosts.schema";
import { currentActivity } from "@longtable/shared/workshop/workshop.rules";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";

type Shown = Pick<WorkshopState, "activities" | "room" | "hands">;

/** Whether anything of the room is shown to a participant: being led, an answer, an own hand, or ways to reach the hosts. */
export const isRoomShown = (state: Shown): boolean =>
  Boolean(state.room?.call || state.room?.follow || state.room?.spotlight || state.hands?.reply) ||
  reachOf(state) !== "none";

/** What of the hosts can be reached: hand and ready while something is in front, also revealed; else only a hand that is still up. */
export function reachOf({ activities, hands }: Shown): "all" | "hand" | "none" {
  if (currentActivity(activities) !== null) return "all";
  return hands?.mine ? "hand" : "none";
}

/** Hosts that a wish can be told to by name: those who have one and are here, for nobody would see it otherwise. */
export const hostsToTell = (hosts: readonly Host[]): readonly Host[] =>
  hosts.filter(({ name, isHere }) => name !== "" && isHere);
