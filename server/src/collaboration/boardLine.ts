import type { ShownPointers } from "@longtable/shared/board/board.protocol";
import { CLOSE } from "@longtable/shared/kernel/closeCodes";
import { LIMITS } from "@longtable/shared/kernel/limits";
import type { Metrics } from "../observability/metrics.ts";
import type { FrameKind } from "../observability/traffic.ts";
import type { BoardPeer } from "../transport/boardSocket.ts";
import type { BoardMember } from "./boardFanOut.ts";

/** The sending side of one board socket. */
export interface BoardLine {
  /** What the room sends through. */
  member: BoardMember;
  /** Sends to this socket alone. */
  send(frame: Buffer, kind: FrameKind): void;
  /** Sends what the client asked for of the document: a long board on a slow line is no reason to give up. */
  sendDocument(frame: Buffer): void;
  showCursors(shown: ShownPointers): void;
  showHints(isShown: boolean): void;
}

/** Unread bytes, beyond the document itself, at which a reader is sent away to come back with a clean start. */
const MAX_WAITING = 1024 * 1024;
/** Bytes of documents on their way, asked for again and again without being read. */
const MAX_DOCUMENT_WAITING = 2 * LIMITS.boardBytes;

/** Sends ready-made frames on a board socket, and keeps count of what its reader has not taken yet. */
export function createBoardLine({ socket, line, isLongtable }: BoardPeer, metrics: Metrics): BoardLine {
  let shown: ShownPointers = "none";
  let showsHints = false;
  /** Bytes of the document that are on their way. */
  let documentBytes = 0;

  function waiting(): number {
    documentBytes = Math.min(documentBytes, line.writableLength);
    return line.writableLength - documentBytes;
  }

  const member: BoardMember = {
    isLongtable,
    showsCursors: () => shown !== "none",
    showsHostsOnly: () => shown === "hosts",
    showsHints: () => showsHints,
    waiting,
    write(frames) {
      if (socket.readyState === socket.OPEN) line.write(frames);
    },
    onTooSlow() {
      if (socket.readyState !== socket.OPEN) return;
      metrics.slowSocketsClosed.inc();
      socket.close(CLOSE.busy, "slow");
    },
    onReset: () => socket.close(CLOSE.accessChanged, "reset"),
  };

  function send(frame: Buffer, kind: FrameKind): void {
    if (waiting() > MAX_WAITING) {
      member.onTooSlow();
      return;
    }
    metrics.traffic.count("out", kind, frame.byteLength);
    member.write(frame);
  }

  return {
    member,
    send,
    sendDocument(frame) {
      waiting();
      if (documentBytes > 0 && documentBytes + frame.byteLength > MAX_DOCUMENT_WAITING) {
        member.onTooSlow();
        return;
      }
      send(frame, "sync");
      documentBytes = Math.min(line.writableLength, documentBytes + frame.byteLength);
    },
    showCursors(next) {
      shown = next;
    },
    showHints(isShown) {
      showsHints = isShown;
    },
  };
}
