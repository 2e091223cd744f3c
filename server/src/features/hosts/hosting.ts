import { UserError } from "@longtable/shared/kernel/userError";
import type { Clock } from "../../kernel/clock.ts";
import type { Publish } from "../../kernel/publish.ts";
import type { Seat } from "../../kernel/seat.ts";
import type { Logger } from "../../observability/log.ts";
import type { Sql, Storage } from "../../storage/storage.ts";
import type { DoneCommand, Register } from "../../transport/commandRouter.ts";
import { createHostDeeds } from "./hostDeeds.ts";
import { type HostPauseDeps, pauseRoom } from "./hostPause.ts";
import { type HostsDeps, registerHostCommands } from "./hosts.feature.ts";
import {
  afterWithdrawal,
  changeHosting,
  hostedWorkshops,
  listHostSeats,
  readHosting,
  removeHostSeat,
} from "./hosts.store.ts";
import { readHosts } from "./hosts.view.ts";
import { createHostWatch } from "./hostWatch.ts";

interface HostingDeps extends HostsDeps, HostPauseDeps {
  storage: Storage;
  clock: Clock;
  publish: Publish;
  log: Logger;
  /** How long the last host may be away, and how long all have to come back after a start. */
  grace(action: () => void): () => void;
  graceAfterStart(action: () => void): () => void;
  isTimerPaused(sql: Sql, workshopId: string): Promise<boolean>;
}

/** Several people hosting one room: who is here, what each did, and what happens when none is left. */
export function createHosting(deps: HostingDeps) {
  const { storage, clock, publish, log } = deps;
  const deeds = createHostDeeds();
  const inBackground = (work: Promise<void>, what: string) =>
    work.catch((error: unknown) => log.error({ err: error }, what));

  const watch = createHostWatch({
    clock,
    grace: deps.grace,
    graceAfterStart: deps.graceAfterStart,
    onChange: (workshopId) => publish(workshopId, { counts: ["hosts"] }),
    onHosted: (workshopId) => inBackground(noteHosted(workshopId), "not noted that somebody hosts"),
    onNoneLeft: (workshopId, leftAt) => inBackground(stopRoom(workshopId, leftAt), "room without a host not paused"),
  });

  /** So that a room whose hosts do not come back after a restart is noticed too. */
  async function noteHosted(workshopId: string): Promise<void> {
    await storage.transact(async (sql) => {
      const isThere = (await listHostSeats(sql, workshopId)).length > 0;
      const { isHosted } = await readHosting(sql, workshopId);
      if (isThere && !isHosted) await changeHosting(sql, workshopId, { isHosted: true });
    });
  }

  async function stopRoom(workshopId: string, leftAt: number): Promise<void> {
    const slices = await storage.transact((sql) => pauseRoom(sql, workshopId, { now: clock.now(), leftAt }, deps));
    if (slices.length > 0) publish(workshopId, { slices });
  }

  /** Only hosts are shown what hosts do. */
  async function tellHosts(workshopId: string): Promise<void> {
    const seats = await listHostSeats(storage.sql, workshopId);
    publish(workshopId, { seatSlices: seats.map(({ id }) => ({ seatId: id, slices: ["hosts"] })) });
  }

  return {
    watch,
    register: (on: Register) => registerHostCommands(on, deps),
    read: (sql: Sql, workshopId: string) =>
      readHosts(sql, workshopId, { ...deps, isHere: watch.isHere, deedsOf: deeds.of }),

    /** After a start: rooms that were hosted wait for their hosts. */
    async start(): Promise<void> {
      watch.expect(await hostedWorkshops(storage.sql));
    },

    /** Hears of every command that went through. */
    onDone({ id, role, workshopId }: Seat, { type, input, hasChanged }: DoneCommand): void {
      if (role !== "facilitator") return;
      watch.heard(workshopId);
      const isTold = hasChanged && deeds.add(workshopId, { at: clock.now(), hostId: id, type, input });
      if (isTold) inBackground(tellHosts(workshopId), "hosts not told what one of them did");
    },

    /**
     * Takes a host's seat away; its sockets end.
     *
     * @throws {UserError} notFound when the workshop has no such host.
     */
    async withdraw(workshopId: string, seatId: string): Promise<void> {
      const gone = await storage.transact((sql) => removeHostSeat(sql, workshopId, seatId));
      if (gone.length === 0) throw new UserError("notFound", "hosts.noSuchHost");
      publish(workshopId, afterWithdrawal(gone));
    },

    /** A seat was made for one more host. */
    added: (workshopId: string) => publish(workshopId, { counts: ["hosts"] }),
    forget: deeds.forget,
  };
}
export type Hosting = ReturnType<typeof createHosting>;
