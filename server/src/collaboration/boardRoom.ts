import type { BoardDoc } from "@longtable/shared/board/board.doc";
import { openBoard } from "@longtable/shared/board/board.doc";
import { LIMITS } from "@longtable/shared/kernel/limits";
import * as Y from "yjs";
import type { Sql } from "../storage/storage.ts";
import { appendUpdate, bindClient, type JournalledBoard, needsSnapshot, writeSnapshot } from "./boardJournal.ts";
import { type GateReason, judgeUpdate } from "./gate.ts";
import { type AfterTick, afterTick, createReaderPace } from "./readerPace.ts";

/** Someone who is sent a board's committed updates. */
export interface BoardListener {
  /** Only reads: hears at the readers' pace. */
  isReader?: boolean;
  /** One merged update, already on disk; the same object for all who hear of it at once. */
  onUpdate(update: Uint8Array): void;
  /** The state vector that is on disk. */
  onSaved(stateVector: Uint8Array): void;
  /** The document had to be read again from disk: come back with a clean copy. */
  onReset(): void;
}

export type ReceiveResult = { accepted: true; newNotes: readonly string[] } | { accepted: false; reason: GateReason };

/** Server edits carry this origin. */
const SERVER = Symbol("server");

/** An update without content: one alone is not written anew by a merge, two are. */
const NOTHING = new Uint8Array([0, 0]);

/** Bytes are counted exactly only this often; in between, what was appended is added up. */
const EXACT_SIZE_EVERY = 256 * 1024;

/**
 * One board in memory. Every change runs inside a storage transaction: judged or made, journalled, applied; listeners
 * hear of it only from `settle`, which the registry calls after the commit.
 */
export function createBoardRoom(boardId: string, journalled: JournalledBoard, after: AfterTick = afterTick) {
  const { doc, clients } = journalled;
  const board: BoardDoc = openBoard(doc);
  const listeners = new Set<BoardListener>();
  const readers = createReaderPace((update) => {
    for (const listener of listeners) if (listener.isReader) listener.onUpdate(update);
  }, after);
  let { seq, updatesSinceSnapshot, snapshotSeq } = journalled;
  let unsent: Uint8Array[] = [];
  let size = { exact: Y.encodeStateAsUpdate(doc).byteLength, added: 0 };

  /** `seq` moves first: whatever fails from here on, the registry sees that this memory is not the disk's. */
  async function journal(sql: Sql, update: Uint8Array, apply?: () => void): Promise<void> {
    seq += 1;
    updatesSinceSnapshot += 1;
    size.added += update.byteLength;
    await appendUpdate(sql, boardId, seq, update);
    apply?.();
    unsent.push(update);
    if (!needsSnapshot(updatesSinceSnapshot)) return;
    await writeSnapshot(sql, boardId, { seq, lastGood: snapshotSeq }, doc);
    snapshotSeq = seq;
    updatesSinceSnapshot = 0;
  }

  function isFull(): boolean {
    if (size.exact + size.added <= LIMITS.boardBytes && size.added < EXACT_SIZE_EVERY) return false;
    if (size.added >= EXACT_SIZE_EVERY || size.exact + size.added > LIMITS.boardBytes) {
      size = { exact: Y.encodeStateAsUpdate(doc).byteLength, added: 0 };
    }
    return size.exact > LIMITS.boardBytes;
  }

  return {
    boardId,
    board,
    doc,
    listeners,
    /** Number of the last journalled update. */
    seq: () => seq,

    /** The gate: judges a seat's update and, when it may enter, journals and applies it. */
    async receive(sql: Sql, update: Uint8Array, seatId: string): Promise<ReceiveResult> {
      const ownsClient = (id: number) =>
        clients.has(id) ? clients.get(id) === seatId : Y.getState(doc.store, id) === 0;
      const verdict = judgeUpdate(doc, update, { ownsClient });
      if (!verdict.accepted) return verdict;
      if (verdict.grows && isFull()) return { accepted: false, reason: "boardFull" };
      if (!verdict.changes) return { accepted: true, newNotes: [] };
      for (const client of verdict.newClients) {
        clients.set(client, seatId);
        await bindClient(sql, boardId, client, seatId);
      }
      // Written anew from what was judged: bytes that belong to nothing are neither kept nor passed on.
      const judged = Y.mergeUpdates([update, NOTHING]);
      await journal(sql, judged, () => {
        Y.applyUpdate(doc, judged, seatId);
        if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error(`gate let a gap into board ${boardId}`);
      });
      return { accepted: true, newNotes: verdict.newNotes };
    },

    /** An edit in the server's own hand: notes from phones, seeds, moderation. A full board takes only removals. */
    async edit<T>(
      sql: Sql,
      change: (board: BoardDoc, origin: unknown) => T,
      { removes = false }: { removes?: boolean } = {},
    ): Promise<T> {
      if (!removes && isFull()) throw new BoardFullError();
      const updates: Uint8Array[] = [];
      const collect = (update: Uint8Array) => updates.push(update);
      doc.on("update", collect);
      try {
        return change(board, SERVER);
      } finally {
        doc.off("update", collect);
        if (updates.length > 0) await journal(sql, Y.mergeUpdates(updates));
      }
    },

    /** Tells listeners what has been committed since the last call. */
    settle(): void {
      if (unsent.length === 0) return;
      const update = unsent.length === 1 && unsent[0] ? unsent[0] : Y.mergeUpdates(unsent);
      unsent = [];
      const stateVector = Y.encodeStateVector(doc);
      for (const listener of listeners) {
        if (listener.isReader) continue;
        listener.onUpdate(update);
        listener.onSaved(stateVector);
      }
      readers.offer(update);
    },

    /** The memory of this room is not what is on disk: nobody may go on with it. */
    abandon(): void {
      for (const listener of [...listeners]) listener.onReset();
      listeners.clear();
      doc.destroy();
    },
  };
}
export type BoardRoom = ReturnType<typeof createBoardRoom>;

/** The board has reached its size cap; the caller turns it into words. */
export class BoardFullError extends Error {
  override readonly name = "BoardFullError";
}
