import type { ActivityId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { pauseActivity, resumeActivity, revealActivity } from "@longtable/shared/workshop/agenda.commands";
import { hasOutput, type OutputFacts } from "@longtable/shared/workshop/agenda.rules";
import { closeActivity, openActivity } from "@longtable/shared/workshop/workshop.commands";
import { currentActivity, transitionDenial } from "@longtable/shared/workshop/workshop.rules";
import type { Activity, ActivityState } from "@longtable/shared/workshop/workshop.schema";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { addClosing, startedAt } from "./agenda.store.ts";
import { requireRight } from "./workshop.feature.ts";
import { closeOpenActivities, listActivities, setActivityState, setWorkshopTimer } from "./workshop.store.ts";

/** Called in the command's own transaction, after the new state is kept. The activity is given as it was before. */
type Hook = (context: CommandContext, activity: Activity) => Promise<void>;

/** What the neighbours do when an activity goes from one state to another. */
export interface ActivityHooks {
  onOpen?: Hook;
  /** Puts what was written alone into the boards. */
  onReveal?: Hook;
  onPause?: Hook;
  onResume?: Hook;
  onClose?: Hook;
}

export interface ActivityRunDeps {
  /** What an activity has made; `startedAt` in milliseconds since 1970, null when it never ran. */
  outputFacts(context: CommandContext, activity: Activity, startedAt: number | null): Promise<OutputFacts>;
  hooks?: ActivityHooks;
}

/** Why an activity ends without what it was to make, and whether that is to be asked. */
interface Closing {
  reason?: string | undefined;
  askWhy?: boolean | undefined;
}

/** Running the agenda: open, pause, resume, reveal, close. */
export function registerActivityRun(on: Register, { outputFacts, hooks = {} }: ActivityRunDeps): void {
  async function open(context: CommandContext, activity: Activity): Promise<void> {
    if (activity.state === "open") await bringToFront(context, activity);
    else await move(context, activity, { to: "open", openedAt: context.now }, hooks.onOpen);
  }

  async function close(context: CommandContext, activity: Activity, { reason, askWhy }: Closing): Promise<void> {
    if (await lacksOutput(context, activity, outputFacts)) {
      if (askWhy && reason === undefined) throw new UserError("conflict", "workshop.noOutput");
      await logClosing(context, activity.id, reason ?? null);
    }
    await move(context, activity, { to: "closed" }, hooks.onClose);
  }

  on(openActivity, async ({ activityId, from }, context) => {
    const activity = await activityToRun(context, activityId);
    if (!from) {
      await open(context, activity);
      return {};
    }
    const front = currentActivity(await listActivities(context.sql, context.seat.workshopId));
    // Another host pressed the same: the room is where both wanted it.
    if (front?.id === activityId) return {};
    if ((front?.id ?? null) !== from.activityId) throw new UserError("conflict", "workshop.movedOn");
    if (front) await close(context, front, from);
    await open(context, activity);
    await setWorkshopTimer(context.sql, context.seat.workshopId, null);
    context.changed({ slices: ["timer"] });
    return {};
  });

  on(pauseActivity, async ({ activityId }, context) => {
    const activity = await activityToRun(context, activityId);
    if (activity.state !== "paused") await move(context, activity, { to: "paused" }, hooks.onPause);
    return {};
  });

  on(resumeActivity, async ({ activityId }, context) => {
    const activity = await activityToRun(context, activityId);
    if (activity.state === "open") return {};
    if (activity.state !== "paused") throw new UserError("conflict", "workshop.cannotChangeState");
    // It goes on where it was, and keeps its place among those that are open.
    await move(context, activity, { to: "open" }, hooks.onResume);
    return {};
  });

  on(revealActivity, async ({ activityId }, context) => {
    const activity = await activityToRun(context, activityId);
    if (activity.state !== "revealed") await move(context, activity, { to: "revealed" }, hooks.onReveal);
    return {};
  });

  on(closeActivity, async ({ activityId, reason, askWhy }, context) => {
    const activity = await activityToRun(context, activityId);
    if (activity.state !== "closed") await close(context, activity, { reason, askWhy });
    return {};
  });
}

/** Closes whatever still runs: the room has gone home. For what made nothing it is logged that nobody said why. */
export async function closeWhatRuns(
  context: CommandContext,
  outputFacts: ActivityRunDeps["outputFacts"],
): Promise<void> {
  const { sql, seat } = context;
  const running = (await listActivities(sql, seat.workshopId)).filter(
    ({ state }) => state !== "queued" && state !== "closed",
  );
  for (const activity of running) {
    if (await lacksOutput(context, activity, outputFacts)) await logClosing(context, activity.id, null);
  }
  await closeOpenActivities(sql, seat.workshopId);
}

async function lacksOutput(
  context: CommandContext,
  activity: Activity,
  outputFacts: ActivityRunDeps["outputFacts"],
): Promise<boolean> {
  const facts = await outputFacts(context, activity, await startedAt(context.sql, activity.id));
  return !hasOutput(activity.outputType, facts);
}

async function logClosing(
  { sql, seat, now, changed }: CommandContext,
  activityId: ActivityId,
  reason: string | null,
): Promise<void> {
  await addClosing(sql, seat.workshopId, { activityId, at: now, reason });
  changed({ slices: ["agenda"] });
}

async function activityToRun(context: CommandContext, id: ActivityId): Promise<Activity> {
  const activities = await listActivities(context.sql, context.seat.workshopId);
  const activity = activities.find((candidate) => candidate.id === id);
  if (!activity) throw new UserError("notFound", "workshop.noSuchActivity");
  requireRight(context, "runActivities");
  return activity;
}

async function move(
  context: CommandContext,
  activity: Activity,
  { to, openedAt = null }: { to: ActivityState; openedAt?: number | null },
  hook?: Hook,
): Promise<void> {
  const { id, state } = activity;
  const denial = transitionDenial(state, to);
  if (denial) throw new UserError("conflict", `workshop.${denial}`);
  await setActivityState(context.sql, id, { state: to, openedAt, isStart: state === "queued" || state === "closed" });
  context.changed({ slices: ["phase", "activities", "boards"] });
  await hook?.(context, activity);
}

/** Of several that are open, every screen follows the one opened last. */
async function bringToFront(context: CommandContext, activity: Activity): Promise<void> {
  const activities = await listActivities(context.sql, context.seat.workshopId);
  if (activity.isPreWork || currentActivity(activities)?.id === activity.id) return;
  await setActivityState(context.sql, activity.id, { state: "open", openedAt: context.now });
  context.changed({ slices: ["phase", "activities"] });
}
