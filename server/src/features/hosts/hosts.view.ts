import { hostsFor, standingPause } from "@longtable/shared/hosts/hosts.rules";
import type { Hosts } from "@longtable/shared/hosts/hosts.schema";
import { may } from "@longtable/shared/participation/permissions";
import type { Role } from "@longtable/shared/participation/roles";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import type { Sql } from "../../storage/storage.ts";
import type { HostDeeds } from "./hostDeeds.ts";
import { listHostSeats, readHosting } from "./hosts.store.ts";

export interface HostsReadingDeps {
  isHere(workshopId: string, seatId: string): boolean;
  deedsOf: HostDeeds["of"];
  listActivities(sql: Sql, workshopId: string): Promise<Pick<Activity, "id" | "state">[]>;
  isTimerPaused(sql: Sql, workshopId: string): Promise<boolean>;
}

/** Reads who hosts a workshop; the answer cuts it for a role. */
export async function readHosts(sql: Sql, workshopId: string, deps: HostsReadingDeps): Promise<(role: Role) => Hosts> {
  const [seats, hosting] = [await listHostSeats(sql, workshopId), await readHosting(sql, workshopId)];
  const list = seats.map(({ id, name }) => ({ id, name, isHere: deps.isHere(workshopId, id) }));
  const pause =
    hosting.pause &&
    standingPause(hosting.pause, await deps.listActivities(sql, workshopId), await deps.isTimerPaused(sql, workshopId));
  const names = new Map(seats.map(({ id, name }) => [id, name]));
  const deeds = deps.deedsOf(workshopId).map((deed) => ({ ...deed, name: names.get(deed.hostId) ?? "" }));
  return (role) => ({
    list: [...hostsFor(role, list)],
    ...(pause && { pause }),
    ...(may(role, "seeGroups") && {
      leadingId: names.has(hosting.leadingId as (typeof seats)[number]["id"]) ? hosting.leadingId : null,
      deeds,
      areCursorsOff: hosting.areCursorsOff,
    }),
  });
}
