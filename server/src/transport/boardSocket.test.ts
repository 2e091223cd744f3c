import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CLOSE } from "@longtable/shared/kernel/closeCodes";
import type { Access } from "@longtable/shared/participation/roles";
import { afterEach, beforeEach, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { Seat } from "../kernel/seat.ts";
import { createLog } from "../observability/log.ts";
import { createMetrics } from "../observability/metrics.ts";
import { type BoardPeer, type BoardSocket, createBoardSocket } from "./boardSocket.ts";
import { createWaitingRoom } from "./waitingRoom.ts";

const SEATS: Readonly<Record<string, Seat>> = {
  host: { id: "s1", workshopId: "w1", role: "facilitator", participantId: null, canVote: false } as unknown as Seat,
  guest: { id: "s2", workshopId: "w1", role: "participant", participantId: "p1", canVote: true } as unknown as Seat,
  other: { id: "s3", workshopId: "w2", role: "facilitator", participantId: null, canVote: false } as unknown as Seat,
};

let http: Server;
let boards: BoardSocket;
let access: Map<string, Access | null>;
let served: BoardPeer[];
let seats: Map<string, Seat>;
/** What the door's next look at a seat's rights waits for. */
let beforeAccess: () => Promise<void>;
beforeEach(async () => {
  http = createServer();
  access = new Map([
    ["facilitator", "edit"],
    ["participant", "read"],
  ]);
  served = [];
  seats = new Map(Object.values(SEATS).map((seat) => [seat.id, seat]));
  beforeAccess = async () => {};
  const metrics = createMetrics();
  boards = createBoardSocket({
    http,
    waitingRoom: createWaitingRoom({ clock: { now: () => performance.now() }, metrics }),
    seatFor: async (token) => SEATS[token] ?? null,
    seatById: async (id) => seats.get(id) ?? null,
    async accessTo(seat) {
      const answer = access.get(seat.role) ?? null;
      await beforeAccess();
      return answer;
    },
    isAllowedOrigin: () => true,
    serve: async (peer) => void served.push(peer),
    log: createLog("silent"),
    metrics,
  });
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
});
afterEach(async () => {
  await boards.close();
  http.closeAllConnections();
  http.close();
});

function knock(token: string) {
  const { port } = http.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/boards/b1`, { headers: { authorization: `Bearer ${token}` } });
  return { socket, closed: new Promise<number>((resolve) => socket.once("close", resolve)) };
}

/** Comes to a board; `closed` is the code it is sent away with. */
async function come(token: string) {
  const known = served.length;
  const { socket, closed } = knock(token);
  await new Promise((opened) => socket.once("open", opened));
  await expect.poll(() => served.length).toBe(known + 1);
  return { socket, closed };
}

it("[AC8] whoever may no longer edit, or may now, is sent away to come back; the others stay", async () => {
  const [host, guest, elsewhere] = [await come("host"), await come("guest"), await come("other")];
  access.set("facilitator", "read");
  await boards.recheck("w1");
  expect(await host.closed).toBe(CLOSE.accessChanged);
  expect([guest.socket.readyState, elsewhere.socket.readyState]).toEqual([WebSocket.OPEN, WebSocket.OPEN]);
  access.set("participant", "edit");
  await boards.recheck("w1");
  expect(await guest.closed).toBe(CLOSE.accessChanged);
});

it("[AC8] where only some seats have changed, nobody else is looked at again", async () => {
  const [host, guest] = [await come("host"), await come("guest")];
  access.set("facilitator", "read");
  access.set("participant", "edit");
  await boards.recheck("w1", ["s2"]);
  expect(await guest.closed).toBe(CLOSE.accessChanged);
  expect(host.socket.readyState).toBe(WebSocket.OPEN);
});

it("[AC8] that an activity opens sends nobody away: to contribute is done by command", async () => {
  const guest = await come("guest");
  access.set("participant", "contribute");
  await boards.recheck("w1");
  access.set("participant", "none");
  await boards.recheck("w1");
  expect(await guest.closed).toBe(CLOSE.accessChanged);
});

it("[AC8] a seat whose token is dead loses its board sockets for good, and nobody else does", async () => {
  const [host, guest] = [await come("host"), await come("guest")];
  boards.endSeat("s2");
  expect(await guest.closed).toBe(CLOSE.unauthorised);
  expect(host.socket.readyState).toBe(WebSocket.OPEN);
});

it("[AC8] a right that goes while the door looks it up lets nobody in, nor does a seat that goes then", async () => {
  for (const change of [() => access.set("facilitator", "read"), () => seats.delete("s1")]) {
    access.set("facilitator", "edit");
    let isLooking = () => {};
    const looking = new Promise<void>((resolve) => {
      isLooking = resolve;
    });
    let goOn = () => {};
    const waits = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    beforeAccess = () => {
      isLooking();
      return waits;
    };
    const host = knock("host");
    await looking;
    change();
    await boards.recheck("w1");
    boards.endSeat("s1");
    goOn();
    expect(await host.closed).toBe(CLOSE.accessChanged);
    expect(served).toEqual([]);
  }
});
