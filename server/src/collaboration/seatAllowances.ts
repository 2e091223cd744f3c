import type { Access } from "@longtable/shared/participation/roles";
import type { Clock } from "../kernel/clock.ts";
import { type Bucket, createBucket, RATES } from "../transport/rateLimits.ts";

/** Sockets of one seat on all boards: a phone, a laptop, a few tabs, and some that have died without a word. */
const MAX_SOCKETS_PER_SEAT = 24;

/** What one socket may send. */
export interface Allowance {
  /** False when the seat sends too fast, and its socket should close. */
  mayTake(): boolean;
  /** False when it asks for the document too often. */
  mayAsk(): boolean;
  /** False when a cursor moves faster than anybody's: the frame is dropped. */
  mayMove(): boolean;
  /** False when it hints faster than anybody does anything: the frame is dropped. */
  mayHint(): boolean;
  leave(): void;
}

interface Kept {
  frames: Bucket;
  asks: Bucket;
  moves: Bucket;
  hints: Bucket;
  sockets: number;
}

/** With so many known, those that have rested are forgotten. */
const MANY_SEATS = 5_000;

/** What each seat may send on boards, counted over all its sockets: never by address, which a whole room shares. */
export function createSeatAllowances(clock: Clock) {
  const seats = new Map<string, Kept>();

  /** A seat that left comes back to what it had used up; one that has used up nothing is forgotten. */
  function forgetRested(): void {
    for (const [seatId, { sockets, frames, asks }] of seats) {
      if (sockets === 0 && frames.isFull() && asks.isFull()) seats.delete(seatId);
    }
  }

  return {
    /** Counts one more socket; null when the seat has too many of them. */
    enter(seatId: string, access: Access): Allowance | null {
      if (seats.size >= MANY_SEATS) forgetRested();
      const mayEdit = access === "edit";
      const kept = seats.get(seatId) ?? {
        frames: createBucket(mayEdit ? RATES.editorFrames : RATES.readerFrames, clock),
        asks: createBucket(mayEdit ? RATES.editorAsks : RATES.readerAsks, clock),
        moves: createBucket(RATES.cursorMoves, clock),
        hints: createBucket(RATES.hints, clock),
        sockets: 0,
      };
      if (kept.sockets >= MAX_SOCKETS_PER_SEAT) return null;
      kept.sockets += 1;
      seats.set(seatId, kept);
      return {
        mayTake: () => kept.frames.take(),
        mayAsk: () => kept.asks.take(),
        mayMove: () => kept.moves.take(),
        mayHint: () => kept.hints.take(),
        leave() {
          kept.sockets -= 1;
        },
      };
    },
  };
}
