import { UserError } from "@longtable/shared/kernel/userError";
import { type Action, may } from "@longtable/shared/participation/permissions";
import { setScreen, setTimer } from "@longtable/shared/workshop/workshop.commands";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { setWorkshopScreen, setWorkshopTimer } from "./workshop.store.ts";

/** Refuses a seat whose role may not do this. */
export function requireRight({ seat }: Pick<CommandContext, "seat">, action: Action): void {
  if (!may(seat.role, action)) throw new UserError("forbidden", "command.notAllowed");
}

/** Running the room: timer, screen. */
export function registerWorkshopCommands(on: Register): void {
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
