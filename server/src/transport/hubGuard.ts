import type { IncomingMessage } from "node:http";
import type { Notice } from "@longtable/shared/workshop/workshop.state";
import type { Server, Socket } from "socket.io";
import { Decoder, Encoder } from "socket.io-parser";
import type { Clock } from "../kernel/clock.ts";
import type { Seat } from "../kernel/seat.ts";
import type { Logger } from "../observability/log.ts";
import type { Metrics } from "../observability/metrics.ts";
import { HTTP_LIMITS } from "./httpServer.ts";
import { nestsTooDeep } from "./jsonDepth.ts";
import { createBucket } from "./rateLimits.ts";
import type { WaitingRoom } from "./waitingRoom.ts";

/** What one Socket.IO line may send: `stranger` until it has shown a token. */
export const HUB_RATES = {
  /** A handshake is one packet; a second try with another token is another. */
  strangerPackets: { perSecond: 1, burst: 8 },
  strangerChars: 4_096,
  /** Above what a seat's commands may be, so that those get an answer and only floods lose the line. */
  packets: { perSecond: 300, burst: 4_000 },
  chars: { perSecond: 512 * 1024, burst: 16 * 1024 * 1024 },
} as const;

/** Reads no binary at all (there is none in this protocol) and nothing that nests like a trap. */
class GuardedDecoder extends Decoder {
  constructor() {
    super({ maxAttachments: 0 });
  }
  override add(packet: unknown): void {
    if (typeof packet !== "string") throw new Error("binary packet");
    if (nestsTooDeep(packet)) throw new Error("packet nests too deep");
    super.add(packet);
  }
}

interface HubGuardDeps {
  waitingRoom: WaitingRoom;
  isAllowedOrigin(request: IncomingMessage): boolean;
  /** What a host who comes now has to know at once. */
  standing(): Notice | null;
  clock: Clock;
  log: Logger;
  metrics: Pick<Metrics, "doorRefusals">;
}

type Line = Socket["conn"];

/** Stands before the hub: who may knock, how long they may say nothing, how much they may say. */
export function createHubGuard({ waitingRoom, isAllowedOrigin, standing, clock, log, metrics }: HubGuardDeps) {
  const leaving = new WeakMap<Line, () => void>();
  let sockets: ReadonlyMap<string, Socket> = new Map();

  function end(line: Line, reason: string): void {
    metrics.doorRefusals.inc({ door: "hub", reason });
    log.warn({ reason }, "hub line ended");
    line.close();
  }

  /** One line, from its first packet: counts them, and ends a line that floods. */
  function watch(line: Line): void {
    const left = waitingRoom.enter("hub", () => line.close());
    if (!left) return void line.close();
    leaving.set(line, left);
    let isStranger = true;
    const knocks = createBucket(HUB_RATES.strangerPackets, clock);
    const packets = createBucket(HUB_RATES.packets, clock);
    const chars = createBucket(HUB_RATES.chars, clock);
    line.prependListener("data", (data: string | Buffer) => {
      if (isStranger && !leaving.has(line)) isStranger = false;
      if (isStranger) {
        if (!knocks.take() || data.length > HUB_RATES.strangerChars) end(line, "stranger");
      } else if (!packets.take() || !chars.take(data.length)) end(line, "flood");
    });
    line.once("close", left);
  }

  function greet(socket: Socket): void {
    leaving.get(socket.conn)?.();
    leaving.delete(socket.conn);
    const { id, role } = socket.data.seat as Seat;
    log.debug({ seat: id, role }, "hub line opened");
    socket.on("error", () => end(socket.conn, "malformed"));
    const notice = standing();
    if (notice && isHost(socket)) socket.emit("notice", notice);
    // Without its namespace a line has no seat any more, and nobody would end it.
    socket.on("disconnect", (reason) => {
      log.debug({ seat: id, reason }, "hub line closed");
      if (reason === "client namespace disconnect") socket.conn.close();
    });
  }

  return {
    /** Options for the Socket.IO server. */
    options: {
      parser: { Encoder, Decoder: GuardedDecoder },
      allowRequest(request: IncomingMessage, done: (error: string | null, isAllowed: boolean) => void) {
        const isAllowed = isAllowedOrigin(request);
        if (!isAllowed) {
          metrics.doorRefusals.inc({ door: "hub", reason: "origin" });
          log.warn({ reason: "origin" }, "hub refused");
        }
        // A script in answer to a request is how pages without CORS were reached; nobody needs it any more.
        const isPlain = (request.url ?? "").length <= HTTP_LIMITS.urlChars && !/[?&]j=/.test(request.url ?? "");
        done(null, isAllowed && isPlain);
      },
    },
    attach(io: Server): void {
      sockets = io.of("/").sockets;
      io.engine.on("connection", watch);
      io.on("connection", greet);
    },
    /** Tells every host who is connected. */
    tellHosts(notice: Notice): void {
      for (const socket of sockets.values()) {
        if (isHost(socket)) socket.emit("notice", notice);
      }
    },
  };
}
export type HubGuard = ReturnType<typeof createHubGuard>;

const isHost = (socket: Socket) => (socket.data.seat as Seat).role === "facilitator";
