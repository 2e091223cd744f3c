import { pausedWithoutHost, standingPause } from "@longtable/shared/hosts/hosts.rules";
import type { HostPause } from "@longtable/shared/hosts/hosts.schema";
import type { ActivityId } from "@longtable/shared/kernel/ids";
import type { StateSlice } from "@longtable/shared/workshop/workshop.patch";
import { clashesWith, currentActivity } from "@longtable/shared/workshop/workshop.rules";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { changeHosting, readHosting } from "./hosts.store.ts";

/** What pausing needs of its neighbours. */
export interface HostPauseDeps {
  listActivities(sql: Sql, workshopId: string): Promise<Activity[]>;
  setActivityState(sql: Sql, id: string, to: { state: "open" | "paused" | "revealed"; openedAt: null }): Promise<void>;
  /** Stops the room's timer if it runs and was set before `leftAt`, together with an activity; answers whether it did. */
  pauseTimer(
    sql: Sql,
    workshopId: string,
    at: { now: number; leftAt: number; stoppedWith: ActivityId | null },
  ): Promise<boolean>;
  /** Lets a stopped timer run with the time that was left. */
  resumeTimer(sql: Sql, workshopId: string, now: number): Promise<unknown>;
}

const MOVED: readonly StateSlice[] = ["phase", "activities", "boards", "timer", "hosts"];

/**
 * Nobody hosts any more: open activities and the timer stop, in one piece, until a host goes on (METHODS I13). Rounds stay
 * open, and what people wrote stays where it is. Answers the slices that changed.
 */
export async function pauseRoom(
  sql: Sql,
  workshopId: string,
  at: { now: number; leftAt: number },
  deps: HostPauseDeps,
): Promise<readonly StateSlice[]> {
  const { isHosted, pause: before } = await readHosting(sql, workshopId);
  // Erased meanwhile, or never hosted.
  if (!isHosted) return [];
  const activities = await deps.listActivities(sql, workshopId);
  const { activityIds, revealedIds = [] } = pausedWithoutHost(activities, at.leftAt);
  const stoppedWith = currentActivity(activities)?.id ?? null;
  const isTimerPaused = await deps.pauseTimer(sql, workshopId, { ...at, stoppedWith });
  for (const id of activityIds) await deps.setActivityState(sql, id, { state: "paused", openedAt: null });
  const hasStopped = activityIds.length > 0 || isTimerPaused;
  const pause: HostPause = {
    since: at.leftAt,
    activityIds: [...new Set([...(before?.activityIds ?? []), ...activityIds])],
    revealedIds: [...new Set([...(before?.revealedIds ?? []), ...revealedIds])],
    isTimerPaused: isTimerPaused || (before?.isTimerPaused ?? false),
  };
  await changeHosting(sql, workshopId, { isHosted: false, ...(hasStopped && { pause }) });
  return hasStopped ? MOVED : [];
}

/** Opens again what stopped because nobody hosted, and is stopped still. Answers the slices that changed. */
export async function resumeRoom(
  sql: Sql,
  workshopId: string,
  now: number,
  deps: Pick<HostPauseDeps, "listActivities" | "setActivityState" | "resumeTimer">,
): Promise<readonly StateSlice[]> {
  const { pause } = await readHosting(sql, workshopId);
  if (pause === null) return [];
  const stopped = new Set(pause.activityIds);
  const revealed = new Set(pause.revealedIds);
  const activities = await deps.listActivities(sql, workshopId);
  for (const activity of activities) {
    const { id, state } = activity;
    if (!stopped.has(id) || state !== "paused") continue;
    // A host opened another one on its board meanwhile, written in another way: that one goes on.
    if (!revealed.has(id) && clashesWith({ ...activity, state: "open" }, activities).length > 0) continue;
    await deps.setActivityState(sql, id, { state: revealed.has(id) ? "revealed" : "open", openedAt: null });
  }
  if (pause.isTimerPaused) await deps.resumeTimer(sql, workshopId, now);
  await changeHosting(sql, workshopId, { pause: null });
  return MOVED;
}

/**
 * What hosts move by these commands is stopped by the room no more, in the same transaction: should they stop it again
 * themselves, nobody is told that the room waits for a host.
 */
export const forgettingMoved =
  (
    register: Register,
    deps: Pick<HostPauseDeps, "listActivities"> & {
      isTimerPaused(sql: Sql, workshopId: string): Promise<boolean>;
    },
  ): Register =>
  (command, handler, keepNothing) =>
    register(
      command,
      async (input, context) => {
        const output = await handler(input, context);
        await forgetMoved(context, deps);
        return output;
      },
      keepNothing,
    );

async function forgetMoved(
  { sql, seat: { workshopId } }: Pick<CommandContext, "sql" | "seat">,
  deps: Parameters<typeof forgettingMoved>[1],
): Promise<void> {
  const { pause } = await readHosting(sql, workshopId);
  if (pause === null) return;
  const [activities, isTimerPaused] = [
    await deps.listActivities(sql, workshopId),
    await deps.isTimerPaused(sql, workshopId),
  ];
  const standing = standingPause(pause, activities, isTimerPaused);
  if (standing !== pause) await changeHosting(sql, workshopId, { pause: standing });
}
