import { MESSAGE } from "@longtable/shared/board/board.protocol";
import { CLOSE } from "@longtable/shared/kernel/closeCodes";
import { type Access, accessAllows } from "@longtable/shared/participation/roles";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as sync from "y-protocols/sync";
import * as Y from "yjs";
import type { Clock } from "../kernel/clock.ts";
import type { Logger } from "../observability/log.ts";
import type { Metrics } from "../observability/metrics.ts";
import type { Sql } from "../storage/storage.ts";
import type { BoardPeer } from "../transport/boardSocket.ts";
import { type Bucket, createBucket, RATES } from "../transport/rateLimits.ts";
import type { BoardRegistry } from "./boardRegistry.ts";
import type { BoardListener, BoardRoom } from "./boardRoom.ts";
import type { GateReason } from "./gate.ts";
import type { BoardPresence } from "./presence.ts";

interface ConnectionDeps {
  registry: BoardRegistry;
  presence: BoardPresence;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  /** False once the seat's workshop is erased. */
  seatExists(sql: Sql, seatId: string): Promise<boolean>;
  /** Remembers whose a new note is, in the same transaction as the note. */
  onNewNotes(sql: Sql, peer: BoardPeer, noteIds: readonly string[]): Promise<void>;
  /** Keeps a board's new title where agenda and exports read it, in the same transaction. */
  onNewTitle(sql: Sql, peer: BoardPeer, title: string): Promise<void>;
  /** After the commit of a new title. */
  onTitleKept(peer: BoardPeer): void;
  /** After the commit: the writer's own list of notes has grown. */
  onNotesKept(peer: BoardPeer): void;
}

/** A reader that leaves this much unread, in bytes, is sent away to come back with a clean start. */
const MAX_BUFFERED = 1024 * 1024;
/** Presence is left out for a socket that has this much unread, in bytes, long before it is sent away. */
const MAX_BUFFERED_PRESENCE = 64 * 1024;
/** Refused writes within a minute before the socket of someone who may edit is closed. */
const MAX_REFUSALS = 5;
/** Sockets of one seat on all boards: a phone, a laptop, a few tabs, and some that have died without a word. */
const MAX_SOCKETS_PER_SEAT = 24;
/** What an update is refused for when it builds on another that has not come yet. */
const COMES_AGAIN: ReadonlySet<GateReason> = new Set(["gap", "unknownTarget"]);

/** Speaks the y-websocket protocol with one socket: reads for everyone admitted, writes through the gate for `edit`. */
export function createBoardServer(deps: ConnectionDeps) {
  const frames = createFrameCache();
  const wholes = createWholeCache();
  const allowances = createAllowances(deps.clock);

  return async function serve(peer: BoardPeer, firstFrames: readonly Uint8Array[]): Promise<void> {
    const { socket, boardId, seat, access, isLongtable } = peer;
    const allowance = allowances.enter(seat.id, access);
    if (allowance === null) return socket.close(CLOSE.busy, "tooMany");
    const { take: mayTake, leave } = allowance;
    socket.on("close", leave);
    const refusals: number[] = [];
    let isClosed = false;
    /** Set once the client has answered our state vector with what it wrote before it connected. */
    let hasAnswered = false;

    const send = (frame: Uint8Array) => {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > MAX_BUFFERED) return socket.close(CLOSE.busy, "slow");
      deps.metrics.boardFrames.inc({ direction: "out" });
      socket.send(frame);
    };
    const listener: BoardListener = {
      isReader: access !== "edit",
      onUpdate: (update) => send(frames.of(update)),
      onSaved: (stateVector) => {
        if (isLongtable) send(savedFrame(stateVector));
      },
      onReset: () => socket.close(CLOSE.accessChanged, "reset"),
    };
    const { room, stop } = await deps.registry.listen(boardId, listener);
    const sendPresence = (frame: Uint8Array) => {
      if (socket.bufferedAmount < MAX_BUFFERED_PRESENCE) send(frame);
    };
    const leavePresence = isLongtable ? deps.presence.join(boardId, seat, access, sendPresence) : null;
    socket.on("close", () => {
      isClosed = true;
      stop();
      leavePresence?.leave();
    });

    function refuse(reason: GateReason | "readOnly"): void {
      deps.metrics.gateRefusals.inc({ reason });
      deps.log.warn({ board: boardId, seat: seat.id, reason }, "board write refused");
      const now = deps.clock.now();
      if (isLongtable) send(refusedFrame(reason));
      // A reader that tries to write has done no harm, and an editor bound to its document tries with every letter.
      if (reason === "readOnly") return;
      refusals.push(now);
      if (refusals.filter((at) => now - at < 60_000).length >= MAX_REFUSALS) socket.close(CLOSE.forbidden, "refused");
    }

    /** True for what every client says on connecting: it holds nothing that the server does not. */
    const saysNothingNew = (update: Uint8Array) => {
      try {
        return Y.snapshotContainsUpdate(Y.snapshot(room.doc), update);
      } catch {
        return false;
      }
    };

    async function write(update: Uint8Array, isComplete: boolean): Promise<void> {
      if (!accessAllows(access, "edit")) {
        if (!saysNothingNew(update)) refuse("readOnly");
        return;
      }
      let hasNewTitle = false;
      const outcome = await deps.registry.transact(async (sql, boards) => {
        if (!(await deps.seatExists(sql, seat.id))) return null;
        const current = await boards.room(boardId);
        const title = current.board.title();
        const result = await current.receive(sql, update, seat.id);
        hasNewTitle = current.board.title() !== title;
        if (hasNewTitle) await deps.onNewTitle(sql, peer, current.board.title());
        if (result.accepted) await deps.onNewNotes(sql, peer, result.newNotes);
        return result;
      });
      if (outcome === null) return socket.close(CLOSE.notFound, "notFound");
      // What builds on edits made offline arrives before them when someone goes on typing while the socket opens. The
      // answer to our state vector brings both, so this is no refusal: the client would drop what it has not sent yet.
      if (!outcome.accepted && !isComplete && COMES_AGAIN.has(outcome.reason)) return;
      if (!outcome.accepted) return refuse(outcome.reason);
      if (hasNewTitle) deps.onTitleKept(peer);
      if (outcome.newNotes.length > 0) deps.onNotesKept(peer);
      // An update that changed nothing still gets its `saved`, so that no client waits for it.
      else if (isLongtable) send(savedFrame(Y.encodeStateVector(room.doc)));
    }

    async function receive(frame: Uint8Array): Promise<void> {
      deps.metrics.boardFrames.inc({ direction: "in" });
      if (isClosed || socket.readyState !== socket.OPEN) return;
      if (!mayTake()) return socket.close(CLOSE.busy, "tooFast");
      const message = readFrame(frame);
      if (message === null) return refuse("malformed");
      if (message.type === "stateVector") return answerSync(room, message.bytes);
      if (message.type === "answer") hasAnswered = true;
      if (message.type === "answer" || message.type === "update") return write(message.bytes, hasAnswered);
      if (message.type === "presence") leavePresence?.move(message.bytes);
      return undefined;
    }

    function answerSync(current: BoardRoom, stateVector: Uint8Array): void {
      if (socket.bufferedAmount > MAX_BUFFERED) {
        socket.close(CLOSE.busy, "slow");
        return;
      }
      try {
        send(isEmpty(stateVector) ? wholes.of(current) : syncReplyFrame(current.doc, stateVector));
      } catch {
        refuse("malformed");
      }
      if (isLongtable && access === "edit") send(savedFrame(Y.encodeStateVector(current.doc)));
    }

    const take = (frame: Uint8Array) => {
      receive(frame).catch((error: unknown) => {
        deps.log.error({ err: error, board: boardId }, "board write failed");
        socket.close(CLOSE.busy, "failed");
      });
    };
    socket.on("message", (data: Buffer, isBinary: boolean) => isBinary && take(new Uint8Array(data)));
    send(syncRequestFrame(room.doc));
    for (const frame of firstFrames) take(frame);
  };
}

type Message =
  | { type: "stateVector" | "answer" | "update" | "presence"; bytes: Uint8Array }
  /** y-awareness and what newer clients may say: read past, never passed on. */
  | { type: "ignored" };

function readFrame(frame: Uint8Array): Message | null {
  try {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE.presence) return { type: "presence", bytes: decoding.readTailAsUint8Array(decoder) };
    if (type !== MESSAGE.sync) return { type: "ignored" };
    const step = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (step === sync.messageYjsSyncStep1) return { type: "stateVector", bytes };
    if (step === sync.messageYjsSyncStep2) return { type: "answer", bytes };
    return step === sync.messageYjsUpdate ? { type: "update", bytes } : null;
  } catch {
    return null;
  }
}

function frameOf(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

const syncRequestFrame = (doc: Y.Doc) => frameOf(MESSAGE.sync, (encoder) => sync.writeSyncStep1(encoder, doc));
const syncReplyFrame = (doc: Y.Doc, stateVector: Uint8Array) =>
  frameOf(MESSAGE.sync, (encoder) => sync.writeSyncStep2(encoder, doc, stateVector));
const updateFrame = (update: Uint8Array) => frameOf(MESSAGE.sync, (encoder) => sync.writeUpdate(encoder, update));
const savedFrame = (stateVector: Uint8Array) =>
  frameOf(MESSAGE.saved, (encoder) => encoding.writeVarUint8Array(encoder, stateVector));
const refusedFrame = (reason: string) =>
  frameOf(MESSAGE.refused, (encoder) => encoding.writeVarString(encoder, reason));

/** True for the state vector of a document that holds nothing yet. */
const isEmpty = (stateVector: Uint8Array) => stateVector.length === 1 && stateVector[0] === 0;

/** A whole document is written once for all who come to it in the same state: a room joins at the same moment. */
function createWholeCache() {
  const known = new WeakMap<Y.Doc, { seq: number; frame: Uint8Array }>();
  return {
    of(room: BoardRoom): Uint8Array {
      const kept = known.get(room.doc);
      if (kept?.seq === room.seq()) return kept.frame;
      const frame = syncReplyFrame(room.doc, Uint8Array.of(0));
      known.set(room.doc, { seq: room.seq(), frame });
      return frame;
    },
  };
}

/** What a seat may send, counted over all its sockets; null when it has too many of them. */
function createAllowances(clock: Clock) {
  const seats = new Map<string, { bucket: Bucket; sockets: number }>();
  return {
    enter(seatId: string, access: Access) {
      const rate = access === "edit" ? RATES.editorFrames : RATES.readerFrames;
      const kept = seats.get(seatId) ?? { bucket: createBucket(rate, clock), sockets: 0 };
      if (kept.sockets >= MAX_SOCKETS_PER_SEAT) return null;
      kept.sockets += 1;
      seats.set(seatId, kept);
      return {
        take: kept.bucket.take,
        leave: () => {
          kept.sockets -= 1;
          if (kept.sockets === 0) seats.delete(seatId);
        },
      };
    },
  };
}

/** Writes the frame of an update once for all who are sent it. */
function createFrameCache() {
  const known = new WeakMap<Uint8Array, Uint8Array>();
  return {
    of(update: Uint8Array): Uint8Array {
      const frame = known.get(update) ?? updateFrame(update);
      known.set(update, frame);
      return frame;
    },
  };
}
