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

async function standAside({ sql, seat, now, changed }: CommandContext, activityId: ActivityId): Promise<void> {
  const activities = await listActivities(sql, seat.workshopId);
  const moved = activities.find(({ id }) => id === activityId);
  const aside = moved ? clashesWith(moved, activities) : [];
  // It is what the room does now, also when it was opened before the one that gives way.
  if (moved && aside.length > 0 && moved.writing !== "alone") {
    await setActivityState(sql, moved.id, { state: "open", openedAt: now });
  }
  for (const { id } of aside) {
    await setActivityState(sql, id, { state: "paused", openedAt: null });
    changed({ slices: ["phase", "activities", "boards"] });
  }
}
