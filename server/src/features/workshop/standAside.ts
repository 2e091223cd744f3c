import { ActivityId } from "@longtable/shared/kernel/ids";
import { clashesWith } from "@longtable/shared/workshop/workshop.rules";
import { z } from "zod";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { listActivities, setActivityState } from "./workshop.store.ts";

const NamesActivity = z.object({ activityId: ActivityId });

/**
 * Of two open activities that would use one board in two ways, the one that a host opened or changed last goes on and the
 * other pauses, in the same transaction. What was written alone in it stays its writers' own.
 */
export const standingAside =
  (register: Register): Register =>
  (command, handler, keepNothing) =>
    register(
      command,
      async (input, context) => {
        const output = await handler(input, context);
        const named = NamesActivity.safeParse(input);
        if (named.success) await standAside(context, named.data.activityId);
        return output;
      },
      keepNothing,
    );

async function standAside({ sql, seat, changed }: CommandContext, activityId: ActivityId): Promise<void> {
  const activities = await listActivities(sql, seat.workshopId);
  const moved = activities.find(({ id }) => id === activityId);
  for (const { id } of moved ? clashesWith(moved, activities) : []) {
    await setActivityState(sql, id, { state: "paused", openedAt: null });
    changed({ slices: ["phase", "activities", "boards"] });
  }
}
