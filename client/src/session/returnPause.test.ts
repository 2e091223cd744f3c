import { Manager } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { RETURN, returnPauseMs, spreadReturns } from "./returnPause.ts";

const CLIENTS = 200;
/** A third of the room: the shortest pauses are all within half a second, and people must not wait for nothing. */
const MOST_AT_ONCE = 70;
const WINDOW_MS = 100;

/** The most of these moments that lie within one window. */
const busiest = (moments: readonly number[]) =>
  Math.max(...moments.map((from) => moments.filter((at) => at >= from && at < from + WINDOW_MS).length));

/** When a client is back whose line broke at 0 and whose server answers again at `downMs`. */
function returnsAt(downMs: number, pause: (failures: number) => number): number {
  let at = 0;
  for (let failures = 0; at < downMs || failures === 0; failures += 1) at += pause(failures);
  return at;
}

function hubPause() {
  const manager = new Manager("http://127.0.0.1", { autoConnect: false, ...RETURN });
  const { backoff } = manager as unknown as { backoff: { duration(): number } };
  return () => backoff.duration();
}

describe.each([0, 800, 3_000, 20_000])("a room of 200 whose server is away for %i ms", (downMs) => {
  it.each([
    ["boards", () => (failures: number) => returnPauseMs(failures)],
    ["hub", hubPause],
  ])("comes back to the %s in no spike, and soon", (_door, createPause) => {
    const moments = Array.from({ length: CLIENTS }, () => returnsAt(downMs, createPause()));
    expect(busiest(moments)).toBeLessThan(MOST_AT_ONCE);
    expect(Math.max(...moments)).toBeLessThan(downMs + RETURN.reconnectionDelayMax * (1 + RETURN.randomizationFactor));
  });
});

/** When a board's line that never comes up made each of its attempts, in milliseconds from the first. */
function attemptsOfDeadLine(spread: (provider: WebsocketProvider) => void, forMs: number): number[] {
  const started = Date.now();
  const attempts: number[] = [];
  class DeadSocket {
    onclose: ((event: { code: number }) => void) | null = null;
    constructor() {
      attempts.push(Date.now() - started);
      setTimeout(() => this.onclose?.({ code: 1006 }), 1);
    }
    close() {}
  }
  const provider = new WebsocketProvider("ws://nowhere", "board", new Y.Doc(), {
    WebSocketPolyfill: DeadSocket as unknown as typeof WebSocket,
    disableBc: true,
  });
  spread(provider);
  vi.advanceTimersByTime(forMs);
  provider.destroy();
  return attempts;
}

describe("the board's line", () => {
  beforeEach(() => vi.useFakeTimers({ now: 0 }));
  afterEach(() => vi.useRealTimers());

  it("waits our pauses and not the provider's own, which are the same for everyone", () => {
    const clients = Array.from({ length: CLIENTS }, () => attemptsOfDeadLine(spreadReturns, 15_000));
    for (const attempt of [1, 2, 3, 4]) {
      const moments = clients.flatMap((attempts) => attempts[attempt] ?? []);
      expect(moments).toHaveLength(CLIENTS);
      expect(busiest(moments)).toBeLessThan(MOST_AT_ONCE);
    }
    const unspread = Array.from({ length: CLIENTS }, () => attemptsOfDeadLine(() => {}, 500)[1] ?? 0);
    expect(busiest(unspread)).toBe(CLIENTS);
  });

  it("begins with short pauses again once it was good", () => {
    const heard = new Map<string, (value: unknown) => void>();
    const provider = {
      on: (event: string, listener: (value: unknown) => void) => heard.set(event, listener),
      maxBackoffTime: 0,
      wsUnsuccessfulReconnects: 0,
    } as unknown as WebsocketProvider;
    spreadReturns(provider, () => 0.5);
    const pauses = ["connection-close", "connection-close", "connection-close", "sync", "connection-close"].map(
      (event) => {
        heard.get(event)?.(true);
        return provider.maxBackoffTime;
      },
    );
    expect(pauses).toEqual([400, 800, 1600, 1600, 400]);
  });
});
