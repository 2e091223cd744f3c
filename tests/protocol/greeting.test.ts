import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Seat } from "@longtable/server/src/kernel/seat.ts";
import { createLog } from "@longtable/server/src/observability/log.ts";
import { createMetrics } from "@longtable/server/src/observability/metrics.ts";
import type { CommandRouter } from "@longtable/server/src/transport/commandRouter.ts";
import { createHub } from "@longtable/server/src/transport/hub.ts";
import type { HubGuard } from "@longtable/server/src/transport/hubGuard.ts";
import type { StatePatch } from "@longtable/shared/workshop/workshop.patch";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { expect, it } from "vitest";
import { takeSeat } from "../support/participant.ts";
import { until } from "../support/until.ts";

const SEAT = { id: "s1", workshopId: "w1", role: "participant", participantId: "p1", canVote: true } as unknown as Seat;

/** A hub whose states are read as slowly as the test likes. */
async function openHub() {
  const http = createServer();
  /** What lies on disk: a word in a slice that all share, and one in a slice of each person's own. */
  const kept = { shared: "old", own: "old" };
  const readings: (() => void)[] = [];
  let seat: Seat | null = SEAT;
  const cut = () => ({ title: kept.shared, mine: kept.own, role: seat?.role }) as unknown as WorkshopState;
  const hub = createHub({
    http,
    router: {} as CommandRouter,
    view: {
      isPersonal: (part) => part === "me",
      advance: () => {},
      forget: () => {},
      forgetAll() {},
      async stateFor() {
        const state = cut();
        await new Promise<void>((resolve) => readings.push(resolve));
        return state;
      },
      async patchesFor(_workshopId, wanted) {
        const patchOf = (names: readonly string[]) => ({
          version: 2,
          ...(names.includes("workshop") && { title: kept.shared }),
          ...(names.includes("me") && { mine: kept.own }),
        });
        return new Map([...wanted].map(([who, names]) => [who, patchOf(names) as unknown as StatePatch]));
      },
    },
    presence: { come: () => {}, go: () => {} },
    seatFor: async () => SEAT,
    farewell: async () => null,
    seatById: async () => seat,
    guard: { options: {}, attach: () => {} } as unknown as HubGuard,
    log: createLog("silent"),
    metrics: createMetrics(),
  });
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
  return {
    hub,
    kept,
    readings,
    setSeat(next: Seat | null) {
      seat = next;
    },
    come: () => takeSeat({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, token: "t" }),
    close: () => hub.close(),
  };
}

/** What reached somebody, in order. */
const events = (frames: readonly string[]) => frames.map((frame) => (JSON.parse(frame) as [string])[0]);

it("[WS9] what changes while somebody's first state is read reaches them after it: nothing is lost", async () => {
  const { hub, kept, readings, come, close } = await openHub();
  const [early, ann] = [come(), come()];
  await until(() => readings.length === 2);
  readings[0]?.();
  await early.ready();
  Object.assign(kept, { shared: "new", own: "new" });
  hub.publish("w1", { slices: ["workshop"], seatSlices: [{ seatId: SEAT.id, slices: ["me"] }] });
  // Whoever has been greeted has it by now.
  await early.waitFor((state) => "mine" in state && state.mine === "new");
  expect(ann.frames).toEqual([]);
  readings[1]?.();
  const state = await ann.waitFor((now) => "mine" in now && now.mine === "new" && now);
  expect(state).toMatchObject({ title: "new", mine: "new" });
  expect(events(ann.frames)[0]).toBe("state");
  for (const one of [early, ann]) one.close();
  await close();
});

it("[WS9] a seat that changes while its state is read is sent the state of what it is now, and no other", async () => {
  const { hub, readings, setSeat, come, close } = await openHub();
  const ann = come();
  await until(() => readings.length === 1);
  setSeat({ ...SEAT, role: "facilitator" });
  hub.publish("w1", { seats: [SEAT.id] });
  await until(() => readings.length === 2);
  readings[1]?.();
  await ann.ready();
  readings[0]?.();
  hub.publish("w1", { slices: ["workshop"] });
  await until(() => events(ann.frames).includes("patch"));
  expect(events(ann.frames).filter((event) => event === "state")).toHaveLength(1);
  expect(ann.state()).toMatchObject({ role: "facilitator" });
  ann.close();
  await close();
});

it("[HO5] a seat that is taken away between the door and its chair is sent nothing", async () => {
  const { readings, setSeat, come, close } = await openHub();
  setSeat(null);
  const ann = come();
  let hasEnded = false;
  ann.socket.on("disconnect", () => {
    hasEnded = true;
  });
  await until(() => hasEnded);
  expect([readings, ann.frames]).toEqual([[], []]);
  ann.close();
  await close();
});
