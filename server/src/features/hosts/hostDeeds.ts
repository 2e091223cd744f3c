import { isTold } from "@longtable/shared/hosts/hosts.rules";
import type { HostDeed } from "@longtable/shared/hosts/hosts.schema";
import { ActivityId, type SeatId } from "@longtable/shared/kernel/ids";
import { ScreenMode } from "@longtable/shared/workshop/workshop.schema";

/** A deed without the name, which is read when it is shown. */
export type KeptDeed = Omit<HostDeed, "name">;

/** So many are remembered for each workshop. */
const KEPT = 8;

/** Remembers the last things hosts did, in memory only: a glance for the other hosts, no record of anybody. */
export function createHostDeeds() {
  const byWorkshop = new Map<string, KeptDeed[]>();
  let lastId = 0;

  return {
    /** Answers whether the other hosts are told of it. What was asked with it is left out, but for what was opened or shown. */
    add(workshopId: string, deed: { at: number; hostId: SeatId; type: string; input: unknown }): boolean {
      if (!isTold(deed.type)) return false;
      lastId += 1;
      const { activityId, screen } = deed.input as { activityId?: unknown; screen?: unknown };
      const [activity, mode] = [ActivityId.safeParse(activityId), ScreenMode.safeParse(screen)];
      const kept: KeptDeed = {
        id: lastId,
        at: deed.at,
        hostId: deed.hostId,
        type: deed.type,
        ...(activity.success && { activityId: activity.data }),
        ...(mode.success && { screen: mode.data }),
      };
      byWorkshop.set(workshopId, [...(byWorkshop.get(workshopId) ?? []), kept].slice(-KEPT));
      return true;
    },
    of: (workshopId: string): readonly KeptDeed[] => byWorkshop.get(workshopId) ?? [],
    forget: (workshopId: string) => byWorkshop.delete(workshopId),
  };
}
export type HostDeeds = ReturnType<typeof createHostDeeds>;
