import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { ActivityId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { ScreenMode } from "./workshop.schema.ts";

const nothing = z.object({});

/** Opens an activity for the room; every screen follows. Others that are open stay open until they are closed. */
export const openActivity = defineCommand("workshop.openActivity", {
  input: z.strictObject({ activityId: ActivityId }),
  output: nothing,
});

export const closeActivity = defineCommand("workshop.closeActivity", {
  input: z.strictObject({ activityId: ActivityId }),
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
