import type { Role } from "../participation/roles.ts";
import type { Activity } from "../workshop/workshop.schema.ts";
import type { Host, HostPause } from "./hosts.schema.ts";

/** Commands of one host that the others are told of: what the whole room sees happen. */
export const TOLD_DEEDS = [
  "workshop.openActivity",
  "workshop.closeActivity",
  "workshop.pauseActivity",
  "workshop.resumeActivity",
  "workshop.revealActivity",
  "workshop.setTimer",
  "timer.extend",
  "timer.pause",
  "timer.resume",
  "room.call",
  "room.lead",
  "room.spotlight",
  "room.blank",
  "room.lock",
  "screen.show",
  "workshop.setScreen",
  "voting.openRound",
  "voting.closeRound",
  "voting.showResults",
  "agreement.propose",
  "agreement.reveal",
  "agreement.settle",
  "check.open",
  "check.reveal",
  "check.close",
  "decision.record",
  "workshop.setState",
  "hosts.goOn",
  "hosts.stayPaused",
  "hosts.setLeading",
  "hosts.setCursors",
  "hosts.withdraw",
] as const;
export type ToldDeed = (typeof TOLD_DEEDS)[number];

/** True for a command that the other hosts are told of. */
export const isTold = (type: string): type is ToldDeed => (TOLD_DEEDS as readonly string[]).includes(type);

/** The hosts that a role is told of: participants those who have said their name, screens none. */
export function hostsFor(role: Role, hosts: readonly Host[]): readonly Host[] {
  if (role === "facilitator" || role === "organiser") return hosts;
  return role === "observer" ? [] : hosts.filter(({ name }) => name !== "");
}

/** What stops when no host is left: the open and the revealed activities that ran under a host's eyes, but for pre-work (METHODS I13). */
export function pausedWithoutHost(
  activities: readonly Pick<Activity, "id" | "state" | "openedAt" | "isPreWork">[],
  leftAt: number,
): Pick<HostPause, "activityIds" | "revealedIds"> {
  const running = activities.filter(
    ({ state, openedAt, isPreWork }) =>
      (state === "open" || state === "revealed") && !isPreWork && (openedAt ?? 0) <= leftAt,
  );
  const revealedIds = running.filter(({ state }) => state === "revealed").map(({ id }) => id);
  return { activityIds: running.map(({ id }) => id), ...(revealedIds.length > 0 && { revealedIds }) };
}

/** What is still as the room stopped it; null once hosts have moved all of it themselves. The same object when nothing was. */
export function standingPause(
  pause: HostPause,
  activities: readonly Pick<Activity, "id" | "state">[],
  isTimerPaused: boolean,
): HostPause | null {
  const paused = new Set(activities.filter(({ state }) => state === "paused").map(({ id }) => id));
  const activityIds = pause.activityIds.filter((id) => paused.has(id));
  const hasTimer = pause.isTimerPaused && isTimerPaused;
  if (activityIds.length === 0 && !hasTimer) return null;
  if (activityIds.length === pause.activityIds.length && hasTimer === pause.isTimerPaused) return pause;
  const revealedIds = pause.revealedIds?.filter((id) => paused.has(id)) ?? [];
  return {
    since: pause.since,
    activityIds,
    ...(revealedIds.length > 0 && { revealedIds }),
    isTimerPaused: hasTimer,
  };
}
