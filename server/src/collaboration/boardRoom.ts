import type { BoardDoc } from "@longtable/shared/board/board.doc";
import { openBoard } from "@longtable/shared/board/board.doc";
import type { LockedPart } from "@longtable/shared/board/board.locks";
import { trimMemory } from "@longtable/shared/board/docMemory";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import * as Y from "yjs";
import type { Sql } from "../storage/storage.ts";
import { createBoardFanOut, type OnSent, type Pacing, realPacing } from "./boardFanOut.ts";
import {
  appendUpdate,
  bindClient,
  type JournalledBoard,
  NOTHING,
  needsSnapshot,
  rememberErased,
  writeOnlySnapshot,
  writeSnapshot,
} from "./boardJournal.ts";
import { applyFrugally } from "./frugalDoc.ts";
import { type GateReason, judgeUpdate } from "./gate.ts";
import { type NoteDeed, watchNotes } from "./noteWatch.ts";
import { UpdateReader } from "./updateReader.ts";

export type ReceiveResult =
  | { accepted: true; changed: boolean; newNotes: readonly string[]; deeds: readonly NoteDeed[] }
  | { accepted: false; reason: GateReason };

export interface RoomOptions {
  pacing?: Pacing;
  onSent?: OnSent;
  /** A member was left out of a presence frame because it reads too slowly. */
  onDropped?(): void;
  /** Keeps what a seat's command did to notes, in the same transaction. */
  keepDeeds?(sql: Sql, done: SeatDeeds): Promise<void>;
}

/** What one seat has done to notes of one board. */
export interface SeatDeeds {
  boardId: string;
  seatId: string;
  deeds: readonly NoteDeed[];
}

/** Server edits carry this origin. */
const SERVER = Symbol("server");

/** Bytes are counted exactly only this often; in between, what was appended is added up. */
const EXACT_SIZE_EVERY = 256 * 1024;

/**
 * Client ids a seat may write under on one board, in all: an honest one takes another each time it opens the board. Each
 * makes every state vector longer for good.
 */
const MAX_CLIENTS_PER_SEAT = 1_000;

/**
 * One board in memory. Every change runs inside a storage transaction: judged or made, journalled, applied; members
 * hear of it only from `settle`, which the registry calls after the commit.
 */
export function createBoardRoom(
  boardId: string,
  journalled: JournalledBoard,
  { pacing = realPacing, onSent = () => undefined, onDropped = () => undefined, keepDeeds }: RoomOptions = {},
) {
  const { doc, clients, erased } = journalled;
  const board: BoardDoc = openBoard(doc);
  const watch = watchNotes(doc);
  const fanOut = createBoardFanOut({ doc, pacing, onSent, onDropped });
  const clientsOf = new Map<string, number>();
  for (const seatId of clients.values()) clientsOf.set(seatId, (clientsOf.get(seatId) ?? 0) + 1);
  let { seq, snapshotSeq, since } = journalled;
  let edits = 0;
  let unsent: Uint8Array[] = [];
  const unsentErased: string[] = [];
  let size = { exact: Y.encodeStateAsUpdate(doc).byteLength, added: 0 };

  /** `seq` moves first: whatever fails from here on, the registry sees that this memory is not the disk's. */
  async function journal(sql: Sql, update: Uint8Array, apply?: () => void, isAside = false): Promise<void> {
    seq += 1;
    if (!isAside) edits += 1;
    await keep(sql, update, apply);
  }

  async function keep(sql: Sql, update: Uint8Array, apply?: () => void): Promise<void> {
    since = { updates: since.updates + 1, bytes: since.bytes + update.byteLength };
    size.added += update.byteLength;
    await appendUpdate(sql, boardId, seq, update);
    apply?.();
    unsent.push(update);
    if (needsSnapshot(since, size.exact)) {
      beginAnew(await writeSnapshot(sql, boardId, { seq, lastGood: snapshotSeq }, doc));
    }
  }

  function beginAnew(bytes: number): void {
    size = { exact: bytes, added: 0 };
    trimMemory(doc);
    snapshotSeq = seq;
    since = { updates: 0, bytes: 0 };
  }

  /**
   * Applies an update first and journals what is left of it: what was written into deleted things, and notes that were
   * taken back and come again, are gone from it by then. Neither disk nor anybody else gets a word of those.
   */
  async function journalWhatStays(sql: Sql, update: Uint8Array, seatId: string): Promise<readonly NoteDeed[]> {
    seq += 1;
    edits += 1;
    const left: Uint8Array[] = [];
    const collect = (one: Uint8Array) => left.push(one);
    doc.on("update", collect);
    try {
      const { deeds } = watch.during(() =>
        doc.transact(() => {
          applyFrugally(doc, update, seatId);
          board.removeNotes([...erased] as NoteId[], SERVER);
        }, seatId),
      );
      if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error(`gate let a gap into board ${boardId}`);
      await keep(sql, left.length > 0 ? Y.mergeUpdates(left) : NOTHING);
      return deeds.filter(({ noteId }) => !erased.has(noteId));
    } finally {
      doc.off("update", collect);
    }
  }

  function isFull(): boolean {
    if (size.exact + size.added <= LIMITS.boardBytes && size.added < EXACT_SIZE_EVERY) return false;
    if (size.added >= EXACT_SIZE_EVERY || size.exact + size.added > LIMITS.boardBytes) {
      size = { exact: Y.encodeStateAsUpdate(doc).byteLength, added: 0 };
    }
    return size.exact > LIMITS.boardBytes;
  }

  // They were taken back while this board could not be read: nobody is sent them, and `eraseLate` takes them off the disk.
  const late = [...erased].filter((id) => board.note(id as NoteId) !== null);
  board.removeNotes(late as NoteId[], SERVER);

  return {
    boardId,
    /** Notes that were to be erased while the board could not be read, and are on disk still. */
    late,
    board,
    doc,
    fanOut,
    /** Number of the last journalled update. */
    seq: () => seq,
    /** How often what the board says was changed since it is in memory: what the server notes beside notes is no edit. */
    edits: () => edits,
    /** Notes that were taken back for good. */
    erased: (): readonly string[] => [...erased],

    /** The gate: judges a seat's update, by the parts that are locked for it, and, when it may enter, journals and applies it. */
    async receive(
      sql: Sql,
      update: Uint8Array,
      seatId: string,
      locks: readonly LockedPart[] = [],
    ): Promise<ReceiveResult> {
      const ownsClient = (id: number) =>
        clients.has(id) ? clients.get(id) === seatId : Y.getState(doc.store, id) === 0;
      const verdict = judgeUpdate(doc, update, { ownsClient, locks });
      if (!verdict.accepted) return verdict;
      if (verdict.grows && isFull()) return { accepted: false, reason: "boardFull" };
      if (!verdict.changes) return { accepted: true, changed: false, newNotes: [], deeds: [] };
      const clientCount = (clientsOf.get(seatId) ?? 0) + verdict.newClients.length;
      if (verdict.newClients.length > 0 && clientCount > MAX_CLIENTS_PER_SEAT) {
        return { accepted: false, reason: "foreignClient" };
      }
      clientsOf.set(seatId, clientCount);
      for (const client of verdict.newClients) {
        clients.set(client, seatId);
        await bindClient(sql, boardId, client, seatId);
      }
      // Written anew without what is known already, and so without whatever an update says of it: kept or merged with
      // others, it might be read in place of the truth.
      const judged = verdict.repeats ? withoutKnown(doc, verdict.judged) : verdict.judged;
      const comesAgain = verdict.newNotes.some((id) => erased.has(id));
      if (comesAgain || verdict.isForGone) {
        const stays = await journalWhatStays(sql, judged, seatId);
        const newNotes = verdict.newNotes.filter((id) => !erased.has(id));
        return { accepted: true, changed: true, newNotes, deeds: stays };
      }
      let deeds: readonly NoteDeed[] = [];
      await journal(sql, judged, () => {
        ({ deeds } = watch.during(() => applyFrugally(doc, judged, seatId)));
        if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error(`gate let a gap into board ${boardId}`);
      });
      return { accepted: true, changed: true, newNotes: verdict.newNotes, deeds };
    },

    /**
     * An edit in the server's own hand: notes from phones, seeds, moderation. A full board takes only removals.
     *
     * @param by - the seat whose deed it is, so that it can be taken back; left out for what nobody in particular does.
     * @param isAside - it says something beside the notes, such as names, and changes nothing of what the board says.
     */
    async edit<T>(
      sql: Sql,
      change: (board: BoardDoc, origin: unknown) => T,
      { removes = false, by, isAside = false }: { removes?: boolean; by?: string; isAside?: boolean } = {},
    ): Promise<T> {
      if (!removes && isFull()) throw new BoardFullError();
      const updates: Uint8Array[] = [];
      const collect = (update: Uint8Array) => updates.push(update);
      doc.on("update", collect);
      let deeds: readonly NoteDeed[] = [];
      try {
        const done = watch.during(() => change(board, SERVER));
        deeds = done.deeds;
        return done.result;
      } finally {
        doc.off("update", collect);
        if (updates.length > 0) await journal(sql, Y.mergeUpdates(updates), undefined, isAside);
        if (by !== undefined && deeds.length > 0) await keepDeeds?.(sql, { boardId, seatId: by, deeds });
      }
    },

    /** Leaves of the board on disk what it is now, so that what was taken off it can be read nowhere in its journal. */
    async forgetPast(sql: Sql): Promise<void> {
      if (seq > 0) beginAnew(await writeOnlySnapshot(sql, boardId, seq, doc));
    },

    /**
     * Takes notes off this board for good: out of the document and out of everything it was made of. None of them is let
     * in again, whoever still has it. Answers how many stood there.
     */
    async erase(sql: Sql, workshopId: string, noteIds: readonly string[]): Promise<number> {
      const here = noteIds.filter((id) => board.note(id as NoteId) !== null);
      for (const id of noteIds) erased.add(id);
      await rememberErased(sql, boardId, workshopId, noteIds);
      if (seq === 0) return 0;
      const collect = (update: Uint8Array) => unsent.push(update);
      doc.on("update", collect);
      seq += 1;
      if (here.length > 0) edits += 1;
      board.removeNotes(here as NoteId[], SERVER);
      doc.off("update", collect);
      // Also without a note that stands here: earlier words of it may be in the journal.
      beginAnew(await writeOnlySnapshot(sql, boardId, seq, doc));
      unsentErased.push(...noteIds);
      return here.length;
    },

    /** Writes the board anew without the notes that it was read with though they were taken back. */
    async eraseLate(sql: Sql): Promise<void> {
      seq += 1;
      beginAnew(await writeOnlySnapshot(sql, boardId, seq, doc));
      unsentErased.push(...late);
    },

    /** Tells members what has been committed since the last call. */
    settle(): void {
      const updates = unsent;
      unsent = [];
      fanOut.offer(updates);
      if (unsentErased.length > 0) fanOut.tellErased(unsentErased.splice(0));
    },

    /** The memory of this room is not what is on disk: nobody may go on with it. */
    abandon(): void {
      fanOut.reset();
      doc.destroy();
    },
  };
}
export type BoardRoom = ReturnType<typeof createBoardRoom>;

const withoutKnown = (doc: Y.Doc, update: Uint8Array) =>
  Y.diffUpdateV2(update, Y.encodeStateVector(doc), UpdateReader, Y.UpdateEncoderV1);

/** The board has reached its size cap; the caller turns it into words. */
export class BoardFullError extends Error {
  override readonly name = "BoardFullError";
}
