import type { ActivityId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { type Action, may } from "@longtable/shared/participation/permissions";
import { closeActivity, openActivity, setScreen, setTimer } from "@longtable/shared/workshop/workshop.commands";
import { transitionDenial } from "@longtable/shared/workshop/workshop.rules";
import type { Activity, ActivityState } from "@longtable/shared/workshop/workshop.schema";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { listActivities, setActivityState, setWorkshopScreen, setWorkshopTimer } from "./workshop.store.ts";

/** Refuses a seat whose role may not do this. */
export function requireRight({ seat }: Pick<CommandContext, "seat">, action: Action): void {
  if (!may(seat.role, action)) throw new UserError("forbidden", "command.notAllowed");
}

/** Running the room: agenda, timer, screen. */
export function registerWorkshopCommands(on: Register): void {
  on(openActivity, async ({ activityId }, context) => {
    const activity = await activityToRun(context, activityId);
    if (activity.state !== "open") await move(context, activity, "open");
    return {};
  });

  on(closeActivity, async ({ activityId }, context) => {
    const activity = await activityToRun(context, activityId);
    if (activity.state !== "closed") await move(context, activity, "closed");
    return {};
  });

  on(setTimer, async ({ seconds }, context) => {
    requireRight(context, "runActivities");
    const timer = seconds === 0 ? null : { endsAt: context.now + seconds * 1000, seconds };
    await setWorkshopTimer(context.sql, context.seat.workshopId, timer);
    context.changed({ slices: ["timer"] });
    return { endsAt: timer?.endsAt ?? null };
  });

  on(setScreen, async ({ screen }, context) => {
    requireRight(context, "runActivities");
    await setWorkshopScreen(context.sql, context.seat.workshopId, screen);
    context.changed({ slices: ["workshop"] });
    return {};
  });
}

async function activityToRun(context: CommandContext, id: ActivityId): Promise<Activity> {
  const activities = await listActivities(context.sql, context.seat.workshopId);
  const activity = activities.find((candidate) => candidate.id === id);
  if (!activity) throw new UserError("notFound", "workshop.noSuchActivity");
  requireRight(context, "runActivities");
  return activity;
}

async function move(context: CommandContext, activity: Activity, to: ActivityState): Promise<void> {
  const denial = transitionDenial(activity.state, to);
  if (denial) throw new UserError("conflict", `workshop.${denial}`);
  await setActivityState(context.sql, activity.id, { state: to, openedAt: to === "open" ? context.now : null });
  context.changed({ slices: ["phase", "activities", "boards"] });
}
