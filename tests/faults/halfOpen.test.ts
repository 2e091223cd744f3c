import timers from "node:timers";
import { type Cursors, presenceFrame, readCursors } from "@longtable/client/src/session/boardFrames.ts";
import { MESSAGE } from "@longtable/shared/board/board.protocol";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createRawPeer, type RawPeer } from "../support/boardPeer.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { startTcpProxy } from "../support/tcpProxy.ts";
import { startServer } from "../support/testServer.ts";

const STEP_MS = 1_000;

// Every timer, the server's heartbeats among them, runs on the test's time; the network runs on its own.
const real = { setTimeout: timers.setTimeout, clearTimeout: timers.clearTimeout };
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
  // Socket.IO's server takes its timers from the module.
  Object.assign(timers, { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout });
});
function backToRealTime(): void {
  Object.assign(timers, real);
  vi.useRealTimers();
}
afterEach(backToRealTime);

/** Lets time pass until `look` is true, with room for what is on the wire; answers how many milliseconds that took. */
async function passUntil(look: () => unknown, mostMs: number): Promise<number> {
  for (let passed = 0; passed <= mostMs; passed += STEP_MS) {
    for (let turns = 0; turns < 4; turns += 1) await new Promise((resolve) => real.setTimeout(resolve, 2));
    if (look()) return passed;
    vi.advanceTimersByTime(STEP_MS);
  }
  throw new Error(`nothing happened within ${mostMs} ms`);
}

/** The cursors that a peer shows, from the frames it was sent. */
function cursorsOf(peer: RawPeer): Cursors {
  const own = new Set<number>();
  return peer.frames
    .filter(({ type }) => type === MESSAGE.presence)
    .reduce<Cursors>((before, { bytes }) => readCursors(before, bytes, own), new Map());
}

it("[LN2] a phone whose line dies without a word is no longer counted as here within 40 seconds, and knows it", async () => {
  await using server = await startServer();
  await using line = await startTcpProxy(server.url);
  const room = await openWorkshop(server);
  const steady = takeSeat({ url: server.url, token: await room.join("Ada") });
  const lost = takeSeat({ url: line.url, token: await room.join("Bo") });
  await passUntil(() => steady.state()?.participants.here === 2 && lost.state(), 5_000);

  line.set({ isHalfOpen: true });
  let reason: string | null = null;
  lost.socket.on("disconnect", (why) => {
    reason = why;
  });
  const passed = await passUntil(() => steady.state()?.participants.here === 1, 40_000);
  expect(passed).toBeGreaterThan(10_000);
  expect(steady.state()?.participants.count).toBe(2);
  expect(steady.socket.connected).toBe(true);
  await passUntil(() => reason !== null, 40_000 - passed);
  expect(reason).toBe("ping timeout");
  for (const seat of [steady, lost]) seat.close();
});

it("[LN2] an editor whose line dies without a word leaves no cursor and no socket behind after a minute", async () => {
  await using server = await startServer();
  await using line = await startTcpProxy(server.url);
  const room = await openWorkshop(server);
  const join = (wsUrl: string) =>
    createRawPeer({ wsUrl, boardId: room.boardId, token: room.facilitator, by: "subprotocol" });
  const [steady, lost] = [await join(server.wsUrl), await join(line.wsUrl)];
  await passUntil(() => steady.frames.length > 0 && lost.frames.length > 0, 2_000);
  lost.send(presenceFrame({ x: 7, y: 8 }));
  await passUntil(() => cursorsOf(steady).size === 1, 2_000);

  line.set({ isHalfOpen: true });
  const passed = await passUntil(() => cursorsOf(steady).size === 0, 60_000);
  expect(passed).toBeGreaterThan(20_000);
  backToRealTime();
  const { body } = await server.api.request<string>("GET", "/metrics");
  expect(body).toContain('longtable_sockets{kind="board"} 1\n');
  expect(steady.closeCode()).toBeNull();
  for (const peer of [steady, lost]) peer.close();
});
