import type { Access } from "@longtable/shared/participation/roles";
import type { Clock } from "../kernel/clock.ts";
import { type Bucket, createBucket, RATES } from "../transport/rateLimits.ts";

/** Sockets of one seat on all boards: a phone, a laptop, a few tabs, and some that have died without a word. */
const MAX_SOCKETS_PER_SEAT = 24;

/** What one socket may send. */
export interface Allowance {
  /** False when the seat sends too fast, and its socket should close. */
  mayTake(): boolean;
  /** False when a cursor moves faster than anybody's: the frame is dropped. */
  mayMove(): boolean;
  leave(): void;
}

/** What each seat may send on boards, counted over all its sockets: never by address, which a whole room shares. */
export function createSeatAllowances(clock: Clock) {
  const seats = new Map<string, { frames: Bucket; moves: Bucket; sockets: number }>();
  return {
    /** Counts one more socket; null when the seat has too many of them. */
    enter(seatId: string, access: Access): Allowance | null {
      const kept = seats.get(seatId) ?? {
        frames: createBucket(access === "edit" ? RATES.editorFrames : RATES.readerFrames, clock),
        moves: createBucket(RATES.cursorMoves, clock),
        sockets: 0,
      };
      if (kept.sockets >= MAX_SOCKETS_PER_SEAT) return null;
      kept.sockets += 1;
      seats.set(seatId, kept);
      return {
        mayTake: kept.frames.take,
        mayMove: kept.moves.take,
        leave() {
          kept.sockets -= 1;
          if (kept.sockets === 0) seats.delete(seatId);
        },
      };
    },
  };
}
