import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Metrics } from "../observability/metrics.ts";
import type { WaitingRoom } from "./waitingRoom.ts";

/** What a line may take before it has asked for something, in milliseconds and counts. */
export const HTTP_LIMITS = {
  headersMs: 10_000,
  requestMs: 60_000,
  /** Longer than the 60 s after which proxies let go, so that none hands us a request on a line we just ended. */
  keepAliveMs: 65_000,
  /** Nothing sent and nothing taken for this long. */
  silentMs: 120_000,
  headers: 100,
  headerBytes: 16_384,
  urlChars: 2_048,
  /** Lines of all kinds: one process holds no more. */
  connections: 10_000,
} as const;

/** The HTTP server below every door, with limits on what a line may take without asking for anything. */
export function createHttpServer(): Server {
  const server = createServer({
    headersTimeout: HTTP_LIMITS.headersMs,
    requestTimeout: HTTP_LIMITS.requestMs,
    keepAliveTimeout: HTTP_LIMITS.keepAliveMs,
    connectionsCheckingInterval: 2_000,
    maxHeaderSize: HTTP_LIMITS.headerBytes,
  });
  server.maxHeadersCount = HTTP_LIMITS.headers;
  server.maxConnections = HTTP_LIMITS.connections;
  server.timeout = HTTP_LIMITS.silentMs;
  return server;
}

/** At a stop, the time clients have to take their goodbye. */
const GOODBYE_MS = 1_000;

interface LineDeps {
  waitingRoom: WaitingRoom;
  metrics: Pick<Metrics, "doorRefusals">;
}

/**
 * Keeps every line in the waiting room until it has sent a whole request, and again between requests: lines held open
 * for nothing make room for others first. To be called once every other listener is on: Socket.IO takes away those
 * that were there before it. Answers how to end them all.
 */
export function watchLines(server: Server, { waitingRoom, metrics }: LineDeps) {
  const leaving = new WeakMap<Duplex, () => void>();
  const lines = new Set<Duplex>();
  const leave = (socket: Duplex) => {
    leaving.get(socket)?.();
    leaving.delete(socket);
  };
  const wait = (socket: Duplex) => {
    leave(socket);
    if (socket.destroyed) return;
    const left = waitingRoom.enter("http", () => socket.destroy());
    if (left) leaving.set(socket, left);
    else socket.end(FULL);
  };
  server.on("drop", () => metrics.doorRefusals.inc({ door: "http", reason: "full" }));
  server.on("connection", (socket) => {
    lines.add(socket);
    wait(socket);
    socket.once("close", () => {
      lines.delete(socket);
      leave(socket);
    });
  });
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    if (hasBody(request)) request.once("end", () => leave(socket));
    else leave(socket);
    response.once("close", () => wait(socket));
  });
  server.on("upgrade", (request: IncomingMessage) => leave(request.socket));
  return {
    /**
     * Resolves with `ending`, which waits until every line has ended: those kept alive for another request end at once,
     * and those still there after a moment are cut. A phone that has gone to sleep never says goodbye.
     */
    async endWith(ending: Promise<void>): Promise<void> {
      server.closeAllConnections();
      const patience = setTimeout(() => {
        for (const line of lines) line.destroy();
      }, GOODBYE_MS);
      await ending;
      clearTimeout(patience);
    },
  };
}

const FULL = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

const hasBody = ({ headers }: IncomingMessage) =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
