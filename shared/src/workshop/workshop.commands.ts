import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { ActivityId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { AGENDA_LIMITS } from "./agenda.rules.ts";
import { ScreenMode } from "./workshop.schema.ts";

const nothing = z.object({});

const reason = z.string().trim().min(1).max(AGENDA_LIMITS.reasonChars).optional();

/**
 * Opens an activity for the room; every screen follows. Others that are open stay open until they are closed, but for those
 * that would use one of its boards in another way. With `from` the room goes on to it: what was in front closes in the same
 * moment, with `reason` and `askWhy` as below, and the timer goes away. `from` names what the host saw there, null for
 * nothing; when something else is there by now nothing happens, and the answer is a conflict.
 */
export const openActivity = defineCommand("workshop.openActivity", {
  input: z.strictObject({
    activityId: ActivityId,
    from: z.strictObject({ activityId: ActivityId.nullable(), reason, askWhy: z.boolean().optional() }).optional(),
  }),
  output: nothing,
});

/**
 * Closes an activity. One that has not made what it was to make is logged, with the reason when there is one; with
 * `askWhy` it stays open without a reason, and the answer is a conflict (METHODS M3).
 */
export const closeActivity = defineCommand("workshop.closeActivity", {
  input: z.strictObject({
    activityId: ActivityId,
    reason,
    askWhy: z.boolean().optional(),
  }),
  output: nothing,
});

/** Starts the room's timer from now, in whole seconds; 0 takes it away. */
export const setTimer = defineCommand("workshop.setTimer", {
  input: z.strictObject({ seconds: z.int().min(0).max(LIMITS.timerSeconds) }),
  output: z.object({ endsAt: z.number().nullable() }),
});

/** Chooses what the projector shows. */
export const setScreen = defineCommand("workshop.setScreen", {
  input: z.strictObject({ screen: ScreenMode }),
  output: nothing,
});
