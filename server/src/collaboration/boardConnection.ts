import { HINT, SHOWN_POINTERS, type ShownPointers } from "@longtable/shared/board/board.protocol";
import { CLOSE } from "@longtable/shared/kernel/closeCodes";
import { accessAllows } from "@longtable/shared/participation/roles";
import * as Y from "yjs";
import type { Clock } from "../kernel/clock.ts";
import type { Logger } from "../observability/log.ts";
import type { Metrics } from "../observability/metrics.ts";
import type { BoardPeer } from "../transport/boardSocket.ts";
import { erasedFrame, readMessage, refusedFrame, savedFrame } from "./boardFrames.ts";
import { createBoardIntake, type IntakeDeps } from "./boardIntake.ts";
import { type BoardLine, createBoardLine } from "./boardLine.ts";
import type { Mark } from "./boardPeople.ts";
import type { BoardRoom } from "./boardRoom.ts";
import { type GateReason, judgeUpdate } from "./gate.ts";
import { type Cursor, ownIndexFrame } from "./presence.ts";
import { type Allowance, createSeatAllowances } from "./seatAllowances.ts";
import { createSyncFrames } from "./syncFrames.ts";

interface ConnectionDeps extends IntakeDeps {
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  /** After the commit: the writer's own list of notes has grown. */
  onNotesKept(peer: BoardPeer): void;
}

/** What the sockets of one server share, and one socket's own parts. */
interface Session {
  deps: ConnectionDeps;
  peer: BoardPeer;
  room: BoardRoom;
  line: BoardLine;
  refuse(reason: GateReason | "readOnly"): void;
}

/** Refused writes within a minute before the socket of someone who may edit is closed. */
const MAX_REFUSALS = 5;
/** What an update is refused for when it builds on another that has not come yet. */
const COMES_AGAIN: ReadonlySet<GateReason> = new Set(["gap", "unknownTarget"]);
const KINDS = {
  stateVector: "sync",
  answer: "update",
  update: "update",
  presence: "presence",
  hint: "presence",
} as const;

/** Speaks the y-websocket protocol with one socket: reads for everyone admitted, writes through the gate for `edit`. */
export function createBoardServer(deps: ConnectionDeps) {
  const syncFrames = createSyncFrames();
  const allowances = createSeatAllowances(deps.clock);
  const intake = createBoardIntake(deps);

  return async function serve(peer: BoardPeer, firstFrames: readonly Uint8Array[]): Promise<void> {
    const { socket, seat } = peer;
    const allowance = allowances.enter(seat.id, peer.access);
    if (allowance === null) {
      socket.close(CLOSE.busy, "tooMany");
      return;
    }
    socket.on("close", allowance.leave);
    const line = createBoardLine(peer, deps.metrics);
    const { room, stop } = await deps.registry.listen(peer.boardId, line.member);
    socket.on("close", stop);
    // Gone while the board was being read: nobody would tell it to stop.
    if (socket.readyState === socket.CLOSED) {
      stop();
      return;
    }

    const session: Session = { deps, peer, room, line, refuse: createRefusals(deps, peer, line) };
    const person = followPerson(session, allowance);
    const takeWrite = createWriter(session, intake.submit);

    function answerSync(stateVector: Uint8Array): void {
      try {
        line.sendDocument(syncFrames.reply(room, stateVector));
      } catch {
        session.refuse("malformed");
        return;
      }
      if (accessAllows(peer.access, "edit")) sendSaved(session);
    }

    const take = (bytes: Uint8Array) => {
      if (socket.readyState !== socket.OPEN) return undefined;
      if (!allowance.mayTake()) return socket.close(CLOSE.busy, "tooFast");
      const message = readMessage(bytes);
      if (message === null) return session.refuse("malformed");
      if (message.type === "ignored") return undefined;
      deps.metrics.traffic.count("in", KINDS[message.type], bytes.byteLength);
      if (message.type === "presence" || message.type === "hint") return person[message.type](message.bytes);
      if (message.type === "stateVector") {
        return allowance.mayAsk() ? answerSync(message.bytes) : socket.close(CLOSE.busy, "tooFast");
      }
      return takeWrite(message.bytes, message.type === "answer");
    };

    socket.on("message", (data: Buffer, isBinary: boolean) => {
      if (isBinary) take(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    });
    line.send(syncFrames.request(room), "sync");
    if (peer.isLongtable && room.erased().length > 0) line.send(erasedFrame(room.erased()), "sync");
    for (const bytes of firstFrames) take(bytes);
  };
}

/** Tells a client why its write was refused, and ends the socket of one that goes on. */
function createRefusals({ metrics, log, clock }: ConnectionDeps, peer: BoardPeer, line: BoardLine) {
  let recent: number[] = [];
  return (reason: GateReason | "readOnly") => {
    metrics.gateRefusals.inc({ reason });
    log.warn({ board: peer.boardId, seat: peer.seat.id, reason }, "board write refused");
    if (peer.isLongtable) line.send(refusedFrame(reason), "refused");
    // A reader that tries to write has done no harm, and an editor bound to its document tries with every letter.
    if (reason === "readOnly") return;
    const now = clock.now();
    recent = [...recent.filter((at) => now - at < 60_000), now];
    if (recent.length >= MAX_REFUSALS) peer.socket.close(CLOSE.forbidden, "refused");
  };
}

function sendSaved({ peer, line, room }: Session): void {
  if (peer.isLongtable) line.send(savedFrame(Y.encodeStateVector(room.doc)), "saved");
}

/**
 * Gives a person a cursor on the board: whoever may edit at once, the others when they first point or hint; a screen never.
 * The answer takes the client's presence and hints.
 */
function followPerson({ peer, room, line }: Session, allowance: Allowance) {
  const nothing = () => undefined;
  if (!peer.isLongtable) return { presence: nothing, hint: nothing };
  const { fanOut } = room;
  const { id, role, tableId } = peer.seat;
  const isHost = role === "facilitator";
  let me: { cursor: Cursor; mark: Mark } | null = null;

  function self() {
    if (me || role === "observer" || role === "organiser") return me;
    const cursor = fanOut.presence.join();
    const mark = fanOut.people.join(cursor.index, { seatId: id, role, tableId });
    peer.socket.on("close", () => {
      cursor.leave();
      mark.leave();
      fanOut.wake();
    });
    line.send(ownIndexFrame(cursor.index), "presence");
    me = { cursor, mark };
    return me;
  }
  const show = (shown: ShownPointers) => {
    line.showCursors(shown);
    if (shown !== "none") line.send(fanOut.presence.whole(shown === "hosts"), "presence");
  };
  const showHints = (isShown: boolean) => {
    line.showHints(isShown);
    if (isShown) line.send(fanOut.people.whole(), "presence");
  };

  if (isHost || accessAllows(peer.access, "edit")) {
    self();
    show("all");
  }
  return {
    presence(bytes: Uint8Array) {
      if (!allowance.mayMove()) return;
      if (bytes.byteLength === 1) return show(shownBy(bytes[0]));
      const one = self();
      if (!one?.cursor.move(bytes, isHost)) return;
      one.mark.seen();
      fanOut.wake();
    },
    hint(bytes: Uint8Array) {
      if (!allowance.mayHint()) return;
      if (bytes[0] === HINT.wanted) return showHints(bytes[1] === 1);
      if (self()?.mark.take(bytes)) fanOut.wake();
    },
  };
}

const shownBy = (byte: number | undefined): ShownPointers =>
  byte === SHOWN_POINTERS.all ? "all" : byte === SHOWN_POINTERS.hosts ? "hosts" : "none";

/** Takes a client's updates: to the gate when it may edit, to a refusal when it may not and has something to say. */
function createWriter(session: Session, submit: ReturnType<typeof createBoardIntake>["submit"]) {
  const { deps, peer, room, line, refuse } = session;
  const { socket, boardId } = peer;
  /** Set once the client has answered our state vector with what it wrote before it connected. */
  let hasAnswered = false;

  async function write(update: Uint8Array, isComplete: boolean) {
    const outcome = await submit(peer, line.member, update);
    if (outcome === null) return socket.close(CLOSE.notFound, "notFound");
    // What builds on edits made offline arrives before them when someone goes on typing while the socket opens. The
    // answer to our state vector brings both, so this is no refusal: the client would drop what it has not sent yet.
    if (!outcome.accepted && !isComplete && COMES_AGAIN.has(outcome.reason)) return undefined;
    if (!outcome.accepted) return refuse(outcome.reason);
    if (outcome.newNotes.length > 0) deps.onNotesKept(peer);
    // An update that changed nothing still gets its `saved`, so that no client waits for it.
    return outcome.changed ? undefined : sendSaved(session);
  }

  return (update: Uint8Array, isAnswer: boolean) => {
    hasAnswered ||= isAnswer;
    if (!accessAllows(peer.access, "edit")) {
      if (!saysNothingNew(room, update)) refuse("readOnly");
      return;
    }
    write(update, hasAnswered).catch((error: unknown) => {
      deps.log.error({ err: error, board: boardId }, "board write failed");
      socket.close(CLOSE.busy, "failed");
    });
  };
}

/** True for what every client says on connecting: it holds nothing that the server does not. */
function saysNothingNew({ doc }: BoardRoom, update: Uint8Array): boolean {
  const verdict = judgeUpdate(doc, update, { ownsClient: () => false });
  return verdict.accepted && !verdict.changes;
}
