import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { ActivityId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { AGENDA_LIMITS } from "./agenda.rules.ts";
import { ScreenMode } from "./workshop.schema.ts";

const nothing = z.object({});

/** Opens an activity for the room; every screen follows. Others that are open stay open until they are closed. */
export const openActivity = defineCommand("workshop.openActivity", {
  input: z.strictObject({ activityId: ActivityId }),
  output: nothing,
});

/**
 * Closes an activity. One that has not made what it was to make is logged, with the reason when there is one; with
 * `askWhy` it stays open without a reason, and the answer is a conflict (METHODS M3).
 */
export const closeActivity = defineCommand("workshop.closeActivity", {
  input: z.strictObject({
    activityId: ActivityId,
    reason: z.string().trim().min(1).max(AGENDA_LIMITS.reasonChars).optional(),
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
