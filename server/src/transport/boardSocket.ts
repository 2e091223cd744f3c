import { randomBytes } from "node:crypto";
import type { Server as HttpServer, IncomingMessage } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { BEARER_PREFIX, SUBPROTOCOL } from "@longtable/shared/board/board.protocol";
import { CLOSE } from "@longtable/shared/kernel/closeCodes";
import type { BoardId } from "@longtable/shared/kernel/ids";
import { isId } from "@longtable/shared/kernel/idText";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { type Access, accessAllows } from "@longtable/shared/participation/roles";
import { type WebSocket, WebSocketServer } from "ws";
import type { Seat } from "../kernel/seat.ts";
import type { Logger } from "../observability/log.ts";
import type { Metrics } from "../observability/metrics.ts";
import { HTTP_LIMITS } from "./httpServer.ts";
import type { WaitingRoom } from "./waitingRoom.ts";

/** Who is at the other end of a board socket. */
export interface BoardPeer {
  socket: WebSocket;
  /** The connection below the socket, for frames that are ready to be sent to many. */
  line: Duplex;
  boardId: BoardId;
  seat: Seat;
  access: Exclude<Access, "none">;
  /** Offered the `longtable` subprotocol: understands `saved`, `presence` and `refused`. */
  isLongtable: boolean;
}

interface BoardSocketDeps {
  http: HttpServer;
  seatFor(token: string): Promise<Seat | null>;
  /** By the seat's role and table as they are given here. */
  accessTo(seat: Seat, boardId: string): Promise<Access | null>;
  /** The seat as it is now; null once it is gone. */
  seatById(id: string): Promise<Seat | null>;
  isAllowedOrigin(request: IncomingMessage): boolean;
  waitingRoom: WaitingRoom;
  serve(peer: BoardPeer, firstFrames: readonly Uint8Array[]): Promise<void>;
  log: Logger;
  metrics: Metrics;
}

/** A socket that says nothing for this long is asked; one that does not answer is ended. */
const PING_MS = 25_000;
/** Bytes taken between two questions that show somebody is reading, and questions it may then leave unanswered. */
const BUSY_BYTES = 64 * 1024;
const MAX_MISSED = 3;

/** At a stop, the time a board socket has to answer that it is closing. */
const GOODBYE_MS = 1_000;

/** The third lane's door: `/boards/{boardId}`. Checks origin, token and access, then hands the socket on. */
export function createBoardSocket(deps: BoardSocketDeps) {
  const { http, seatFor, seatById, accessTo, isAllowedOrigin, waitingRoom, serve, log, metrics } = deps;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.boardFrameBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });
  const peers = new Map<WebSocket, Admitted>();
  let isClosing = false;

  const onUpgrade = (request: IncomingMessage, duplex: Duplex, head: Buffer) => {
    // After an upgrade nobody else listens, and an unheard error would end the process.
    duplex.on("error", () => duplex.destroy());
    const boardId = boardIdOf(request.url ?? "");
    if (boardId === null) {
      if (!request.url?.startsWith("/socket.io/")) duplex.destroy();
      return;
    }
    if (isClosing) {
      duplex.end(answerOf("503 Service Unavailable"));
      return;
    }
    if (!isAllowedOrigin(request)) {
      metrics.doorRefusals.inc({ door: "board", reason: "origin" });
      log.warn({ reason: "origin" }, "board refused");
      duplex.end(answerOf("403 Forbidden"));
      return;
    }
    let line: WebSocket | null = null;
    const left = waitingRoom.enter("board", () => {
      if (line?.readyState === line?.OPEN) line?.close(CLOSE.busy, "busy");
      else duplex.destroy();
    });
    if (!left) {
      duplex.end(answerOf("503 Service Unavailable"));
      return;
    }
    duplex.once("close", left);
    server.handleUpgrade(request, duplex, head, (socket) => {
      line = socket;
      socket.on("error", () => socket.terminate());
      admit(socket, duplex, request, boardId, left).catch((error: unknown) => {
        log.error({ err: error }, "board socket could not be admitted");
        socket.close(CLOSE.busy);
      });
    });
  };

  async function admit(
    socket: WebSocket,
    line: Duplex,
    request: IncomingMessage,
    boardId: string,
    onSeat: () => void,
  ): Promise<void> {
    // Frames that arrive while the token is looked up must not be lost: a client may speak first.
    const early: Uint8Array[] = [];
    const keep = (data: Buffer) => early.length < 16 && early.push(new Uint8Array(data));
    socket.on("message", keep);
    const refuse = (code: number, reason: string) => {
      socket.off("message", keep);
      metrics.doorRefusals.inc({ door: "board", reason });
      log.warn({ reason }, "board refused");
      socket.close(code, reason);
    };
    const token = tokenOf(request);
    const seat = token ? await seatFor(token) : null;
    if (!seat) return refuse(CLOSE.unauthorised, "unauthorised");
    onSeat();
    const access = isId(boardId) ? await accessTo(seat, boardId) : null;
    if (access === null) return refuse(CLOSE.notFound, "notFound");
    if (access === "none") return refuse(CLOSE.forbidden, "forbidden");
    if (socket.readyState !== socket.OPEN) return;
    const isLongtable = socket.protocol === SUBPROTOCOL;
    const peer: BoardPeer = { socket, line, boardId: boardId as BoardId, seat, access, isLongtable };
    track(peer);
    // What changed while the door looked things up was told only to those who were inside.
    if (!(await mayStay(peer)) || socket.readyState !== socket.OPEN) return;
    await serve(peer, early);
    socket.off("message", keep);
  }

  function track(peer: BoardPeer): void {
    const { socket } = peer;
    const admitted: Admitted = { peer, missed: 0, question: Buffer.alloc(0), taken: 0 };
    metrics.sockets.inc({ kind: "board" });
    peers.set(socket, admitted);
    socket.on("pong", (answer: Buffer) => {
      // One that nobody asked for says nothing about what is being read.
      if (answer.equals(admitted.question)) admitted.missed = 0;
    });
    log.debug({ board: peer.boardId, seat: peer.seat.id, access: peer.access }, "board line opened");
    socket.on("close", (code) => {
      log.debug({ board: peer.boardId, seat: peer.seat.id, code }, "board line closed");
      peers.delete(socket);
      metrics.sockets.dec({ kind: "board" });
    });
  }

  const heartbeat = setInterval(() => {
    for (const [socket, admitted] of peers) {
      const taken = bytesTaken(admitted.peer.line);
      // On a slow line the question waits behind a long board: whoever is still taking that gets longer to answer.
      const patience = taken - admitted.taken > BUSY_BYTES ? MAX_MISSED : 1;
      if (admitted.missed >= patience) socket.terminate();
      else {
        admitted.question = randomBytes(4);
        socket.ping(admitted.question);
      }
      admitted.missed += 1;
      admitted.taken = taken;
    }
  }, PING_MS);
  heartbeat.unref();
  http.on("upgrade", onUpgrade);

  const closeWhere = (matches: (seat: Seat) => boolean, code: number) => {
    for (const [socket, { peer }] of peers) if (matches(peer.seat)) socket.close(code);
  };

  /** Sends a peer away who may now do more or less here than when they came; answers whether they stay. */
  async function mayStay({ seat: { id }, boardId, access, socket }: BoardPeer): Promise<boolean> {
    // Since then the person may have another role or sit at another table.
    const seat = await seatById(id);
    const now = (seat && (await accessTo(seat, boardId))) ?? "none";
    const isSame = isSameHere(now, access);
    if (!isSame) socket.close(CLOSE.accessChanged, "access");
    return isSame;
  }

  async function recheck(workshopId: string, seatIds?: readonly string[]): Promise<void> {
    const affected = [...peers.values()].filter(
      ({ peer: { seat } }) => seat.workshopId === workshopId && (seatIds?.includes(seat.id) ?? true),
    );
    for (const { peer } of affected) await mayStay(peer);
  }

  return {
    /** Ends a seat's board sockets for good: its token is dead. */
    endSeat: (seatId: string) => closeWhere((seat) => seat.id === seatId, CLOSE.unauthorised),
    /** Sends away everyone in a workshop, or of these seats alone, who may now do more or less than when they came. */
    recheck,
    endWorkshop: (workshopId: string) => closeWhere((seat) => seat.workshopId === workshopId, CLOSE.notFound),
    /** Asks everyone to come back later; resolves once all have gone, or have had time to. */
    async close(): Promise<void> {
      clearInterval(heartbeat);
      // Whoever comes back too soon is still answered: a line nobody looks after would never end.
      isClosing = true;
      const gone = [...server.clients].map((socket) => new Promise<void>((resolve) => socket.once("close", resolve)));
      closeWhere(() => true, CLOSE.busy);
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, GOODBYE_MS);
      });
      await Promise.race([Promise.all(gone), patience]);
      clearTimeout(timer);
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}
export type BoardSocket = ReturnType<typeof createBoardSocket>;

/** To contribute is done by command: on this socket it is the same as to read, and 200 phones need not come back. */
const isSameHere = (one: Access, other: Access) =>
  accessAllows(one, "read") === accessAllows(other, "read") &&
  accessAllows(one, "edit") === accessAllows(other, "edit");

interface Admitted {
  peer: BoardPeer;
  /** Questions since it last answered. */
  missed: number;
  question: Buffer;
  /** Bytes it had taken when it was last asked. */
  taken: number;
}

/** Bytes that have left for the other end. */
const bytesTaken = (line: Duplex) => (line instanceof Socket ? line.bytesWritten - line.writableLength : 0);

const answerOf = (status: string) =>
  `HTTP/1.1 ${status}\r\nConnection: close\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n`;

function boardIdOf(url: string): string | null {
  if (url.length > HTTP_LIMITS.urlChars) return null;
  const match = /^\/boards\/([^/?#]+)\/?(?:[?#].*)?$/.exec(url);
  return match?.[1] ?? null;
}

/** From the Authorization header, else from the subprotocols a browser can set. */
function tokenOf({ headers }: IncomingMessage): string | null {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? "");
  if (bearer?.[1]) return bearer[1];
  const offered = (headers["sec-websocket-protocol"] ?? "").split(",").map((part) => part.trim());
  return offered.find((part) => part.startsWith(BEARER_PREFIX))?.slice(BEARER_PREFIX.length) ?? null;
}
