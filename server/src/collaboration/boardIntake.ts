import type { LockedPart } from "@longtable/shared/board/board.locks";
import type { Metrics } from "../observability/metrics.ts";
import type { Sql } from "../storage/storage.ts";
import type { BoardPeer } from "../transport/boardSocket.ts";
import type { BoardMember } from "./boardFanOut.ts";
import type { BoardRegistry } from "./boardRegistry.ts";
import type { BoardRoom, ReceiveResult } from "./boardRoom.ts";
import type { NoteDeed } from "./noteWatch.ts";

/** What came of a seat's write; null when the seat is gone, with its workshop. */
export type WriteOutcome = ReceiveResult | null;

interface Write {
  peer: BoardPeer;
  member: BoardMember;
  update: Uint8Array;
  resolve(outcome: WriteOutcome): void;
  reject(error: unknown): void;
}

export interface IntakeDeps {
  registry: BoardRegistry;
  metrics: Pick<Metrics, "boardCommitBatch">;
  /** False once the seat's workshop is erased. */
  seatExists(sql: Sql, seatId: string): Promise<boolean>;
  /** Parts of the board that are locked for this seat just now. */
  locksFor(sql: Sql, peer: BoardPeer): Promise<readonly LockedPart[]>;
  /** Remembers whose a new note is, in the same transaction as the note. */
  onNewNotes(sql: Sql, peer: BoardPeer, noteIds: readonly string[]): Promise<void>;
  /** Remembers what the seat did to notes, and puts right what only the server writes on them, in the same transaction. */
  onDeeds(sql: Sql, peer: BoardPeer, room: BoardRoom, deeds: readonly NoteDeed[]): Promise<void>;
  /** Keeps a board's new title where agenda and exports read it, in the same transaction. */
  onNewTitle(sql: Sql, peer: BoardPeer, title: string): Promise<void>;
  /** After the commit of a new title. */
  onTitleKept(peer: BoardPeer): void;
}

/** Writes of one board that share one transaction; more wait for the next, so that no commit takes long. */
const MAX_BATCH = 200;
/** A commit is begun so long before its updates are to be sent, in milliseconds: about what judging and fsync take. */
const LEAD_MS = 6;

/**
 * Takes seats' updates to the gate. What arrives for a board before its next sending goes through together, in the order
 * it came, each judged on what the one before left: one commit for each sending, and on a quiet board at once. The
 * answer to each comes when it is on disk.
 */
export function createBoardIntake(deps: IntakeDeps) {
  const waiting = new Map<string, Write[]>();

  async function takeOne(sql: Sql, room: BoardRoom, { peer, member, update }: Write): Promise<ReceiveResult> {
    const title = room.board.title();
    const result = await room.receive(sql, update, peer.seat.id, await deps.locksFor(sql, peer));
    if (!result.accepted || !result.changed) return result;
    room.fanOut.owe(member);
    if (room.board.title() !== title) await deps.onNewTitle(sql, peer, room.board.title());
    if (result.newNotes.length > 0) await deps.onNewNotes(sql, peer, result.newNotes);
    if (result.deeds.length > 0) await deps.onDeeds(sql, peer, room, result.deeds);
    return result;
  }

  async function takeAll(boardId: string): Promise<void> {
    let batch: Write[] = [];
    const outcomes: WriteOutcome[] = [];
    let titleBy: BoardPeer | null = null;
    try {
      await deps.registry.transact(async (sql, boards) => {
        const all = waiting.get(boardId) ?? [];
        batch = all.splice(0, MAX_BATCH);
        if (all.length > 0) void takeAll(boardId);
        else waiting.delete(boardId);
        const room = await boards.room(boardId);
        const present = new Map<string, boolean>();
        const title = room.board.title();
        for (const write of batch) {
          const { id } = write.peer.seat;
          const isHere = present.get(id) ?? (await deps.seatExists(sql, id));
          present.set(id, isHere);
          outcomes.push(isHere ? await takeOne(sql, room, write) : null);
          if (room.board.title() !== title) titleBy = write.peer;
        }
      });
    } catch (error) {
      // A storage that is closing refuses before it has begun: then all are still waiting.
      const failed = batch.length > 0 ? batch : (waiting.get(boardId)?.splice(0) ?? []);
      if (waiting.get(boardId)?.length === 0) waiting.delete(boardId);
      for (const { reject } of failed) reject(error);
      return;
    }
    deps.metrics.boardCommitBatch.observe(batch.length);
    for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index] ?? null);
    if (titleBy) deps.onTitleKept(titleBy);
  }

  /** The first of a batch is here: begins it in time for the board's next sending. */
  async function begin(boardId: string): Promise<void> {
    const room = await deps.registry.open(boardId).catch(() => null);
    if (room) room.fanOut.beforeNext(LEAD_MS, () => void takeAll(boardId));
    else await takeAll(boardId);
  }

  return {
    /** Resolves once the update is on disk or refused; rejects when it could not be kept. */
    submit(peer: BoardPeer, member: BoardMember, update: Uint8Array): Promise<WriteOutcome> {
      return new Promise((resolve, reject) => {
        const write = { peer, member, update, resolve, reject };
        const line = waiting.get(peer.boardId);
        if (line) return void line.push(write);
        waiting.set(peer.boardId, [write]);
        void begin(peer.boardId);
      });
    },
  };
}
export type BoardIntake = ReturnType<typeof createBoardIntake>;
