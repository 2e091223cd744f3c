import { pausedWithoutHost } from "@longtable/shared/hosts/hosts.rules";
import type { HostPause } from "@longtable/shared/hosts/hosts.schema";
import type { StateSlice } from "@longtable/shared/workshop/workshop.patch";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import type { Sql } from "../../storage/storage.ts";
import { changeHosting, readHosting } from "./hosts.store.ts";

/** What pausing needs of its neighbours. */
export interface HostPauseDeps {
  listActivities(sql: Sql, workshopId: string): Promise<Activity[]>;
  setActivityState(sql: Sql, id: string, to: { state: "open" | "paused" | "revealed"; openedAt: null }): Promise<void>;
  /** Stops the room's timer if it runs and was set before `leftAt`; answers whether it did. */
  pauseTimer(sql: Sql, workshopId: string, at: { now: number; leftAt: number }): Promise<boolean>;
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
  const { activityIds, revealedIds = [] } = pausedWithoutHost(await deps.listActivities(sql, workshopId), at.leftAt);
  const isTimerPaused = await deps.pauseTimer(sql, workshopId, at);
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
  for (const { id, state } of await deps.listActivities(sql, workshopId)) {
    if (!stopped.has(id) || state !== "paused") continue;
    await deps.setActivityState(sql, id, { state: revealed.has(id) ? "revealed" : "open", openedAt: null });
  }
  if (pause.isTimerPaused) await deps.resumeTimer(sql, workshopId, now);
  await changeHosting(sql, workshopId, { pause: null });
  return MOVED;
}
