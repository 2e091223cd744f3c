import {
  goOn,
  setCursors,
  setHostName,
  setLeading,
  stayPaused,
  withdrawHost,
} from "@longtable/shared/hosts/hosts.commands";
import { UserError } from "@longtable/shared/kernel/userError";
import type { Action } from "@longtable/shared/participation/permissions";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { type HostPauseDeps, resumeRoom } from "./hostPause.ts";
import {
  afterWithdrawal,
  changeHosting,
  listHostSeats,
  readHosting,
  removeHostSeat,
  setSeatHostName,
} from "./hosts.store.ts";

export interface HostsDeps extends Pick<HostPauseDeps, "listActivities" | "setActivityState" | "resumeTimer"> {
  requireRight(context: Pick<CommandContext, "seat">, action: Action): void;
}

/** Hosting together: names, who leads just now, seats taken back, going on after nobody was there. */
export function registerHostCommands(on: Register, deps: HostsDeps): void {
  /** Seats taken back since the start: two hosts may press at once, and nobody did anything wrong. */
  const withdrawn = new Set<string>();

  on(setHostName, async ({ name }, context) => {
    deps.requireRight(context, "shareHosting");
    await setSeatHostName(context.sql, context.seat.id, name);
    context.changed({ slices: ["hosts"] });
    return {};
  });

  on(setLeading, async ({ hostId }, context) => {
    deps.requireRight(context, "shareHosting");
    const { sql, seat } = context;
    if (hostId !== null && !(await isHostSeat(context, hostId))) throw new UserError("notFound", "hosts.noSuchHost");
    if ((await readHosting(sql, seat.workshopId)).leadingId === hostId) return {};
    await changeHosting(sql, seat.workshopId, { leadingId: hostId });
    context.changed({ slices: ["hosts"] });
    return {};
  });

  on(withdrawHost, async ({ hostId }, context) => {
    deps.requireRight(context, "shareHosting");
    if (hostId === context.seat.id) throw new UserError("conflict", "hosts.notYourself");
    const { sql, seat } = context;
    const taken = `${seat.workshopId} ${hostId}`;
    const gone = await removeHostSeat(sql, seat.workshopId, hostId);
    // What is remembered counts only for a seat that is not there: had it not been kept, it would be.
    if (gone.length === 0 && !withdrawn.has(taken)) throw new UserError("notFound", "hosts.noSuchHost");
    withdrawn.add(taken);
    if (gone.length > 0) context.changed(afterWithdrawal(gone));
    return {};
  });

  on(goOn, async (_input, context) => {
    deps.requireRight(context, "runActivities");
    const { sql, seat, now } = context;
    const slices = await resumeRoom(sql, seat.workshopId, now, deps);
    if (slices.length > 0) context.changed({ slices });
    return {};
  });

  on(stayPaused, async (_input, context) => {
    deps.requireRight(context, "runActivities");
    const { sql, seat } = context;
    if ((await readHosting(sql, seat.workshopId)).pause === null) return {};
    await changeHosting(sql, seat.workshopId, { pause: null });
    context.changed({ slices: ["hosts"] });
    return {};
  });

  on(setCursors, async ({ shown }, context) => {
    deps.requireRight(context, "runActivities");
    const { sql, seat } = context;
    if ((await readHosting(sql, seat.workshopId)).areCursorsOff === !shown) return {};
    await changeHosting(sql, seat.workshopId, { areCursorsOff: !shown });
    context.changed({ slices: ["hosts"] });
    return {};
  });
}

async function isHostSeat({ sql, seat }: CommandContext, hostId: string): Promise<boolean> {
  return (await listHostSeats(sql, seat.workshopId)).some(({ id }) => id === hostId);
}
