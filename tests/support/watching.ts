import { createRawPeer } from "./boardPeer.ts";
import { takeSeat } from "./participant.ts";
import type { RunningServer } from "./testServer.ts";
import { until } from "./until.ts";

/** How long nothing may come for a seat to count as quiet, in milliseconds: longer than counts are gathered. */
const QUIET_MS = 900;

interface WatchOptions {
  server: RunningServer;
  token: string;
  boardId: string;
}

/** Someone who looks on: every packet of the hub and every frame of a board that this token is sent, as it came. */
export async function watchEverything({ server, token, boardId }: WatchOptions) {
  const seat = takeSeat({ url: server.url, token });
  const packets: string[] = [];
  let lastAt = performance.now();
  const keep = (what: string) => {
    packets.push(what);
    lastAt = performance.now();
  };
  seat.socket.on("connect", () => {
    seat.socket.io.engine.on("packet", ({ type, data }: { type: string; data?: unknown }) => {
      // A heartbeat comes by the clock, whatever anybody does.
      if (type !== "ping" && type !== "pong") keep(`hub ${type} ${String(data)}`);
    });
  });
  await seat.ready();
  const peer = await createRawPeer({ wsUrl: server.wsUrl, boardId, token, by: "subprotocol" });
  peer.socket.on("message", (data: Buffer) => keep(`board ${data.toString("latin1")}`));
  return {
    seat,
    peer,
    /** What has come since it was last asked. */
    take: () => packets.splice(0),
    /** Resolves once nothing has come for a while. */
    quiet: () => until(() => performance.now() - lastAt > QUIET_MS, { what: "quiet", timeoutMs: 20_000 }),
    close() {
      seat.close();
      peer.close();
    },
  };
}
export type Watcher = Awaited<ReturnType<typeof watchEverything>>;
