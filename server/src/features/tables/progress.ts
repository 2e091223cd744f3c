import { PLACE_KEPT_MS } from "@longtable/shared/tables/tables.rules";
import type { Clock } from "../../kernel/clock.ts";
import type { Publish } from "../../kernel/publish.ts";
import type { Seat } from "../../kernel/seat.ts";

interface Known {
  workshopId: string;
  notes: number;
  changedAt: number | null;
}

export interface ProgressDeps {
  clock: Clock;
  /** How many notes a board holds now; it may have to be read for that. */
  noteCount(boardId: string): Promise<number>;
  /** Seats of those who are told how the tables get on. */
  staffSeats(workshopId: string): Promise<readonly string[]>;
  publish: Publish;
  /** Runs `action` a moment later; what happens until then is told with it. */
  later(action: () => void): void;
}

/**
 * How the tables get on, from what the server sees itself: who is connected, and how many notes each table's board holds.
 * Told to facilitators and screens only, and at most once in a moment for each workshop.
 */
export function createTableProgress({ clock, noteCount, staffSeats, publish, later }: ProgressDeps) {
  const boards = new Map<string, Known>();
  const lines = new Map<string, number>();
  const leftAt = new Map<string, number>();
  const waiting = new Set<string>();
  const inRoom = new Map<string, number>();
  const emptySince = new Map<string, number>();
  const startedAt = clock.now();

  /**
   * Forgets boards of rooms that everybody has left, and when somebody left so long ago that no place is kept for them:
   * whatever is not known counts as since the start, which is longer ago still.
   */
  function forgetOld(): void {
    const before = clock.now() - PLACE_KEPT_MS;
    for (const [id, at] of leftAt) if (at <= before) leftAt.delete(id);
    for (const [id, at] of emptySince) if (at <= before) forget(id);
  }

  function forget(workshopId: string): void {
    emptySince.delete(workshopId);
    for (const [id, board] of boards) if (board.workshopId === workshopId) boards.delete(id);
  }

  function countRoom(workshopId: string, by: 1 | -1): void {
    const count = (inRoom.get(workshopId) ?? 0) + by;
    if (count > 0) {
      inRoom.set(workshopId, count);
      emptySince.delete(workshopId);
      return;
    }
    inRoom.delete(workshopId);
    emptySince.set(workshopId, clock.now());
    forgetOld();
  }

  function tellStaff(workshopId: string): void {
    if (waiting.has(workshopId)) return;
    waiting.add(workshopId);
    later(() => {
      waiting.delete(workshopId);
      void staffSeats(workshopId).then(
        (seats) => publish(workshopId, { seatSlices: seats.map((seatId) => ({ seatId, slices: ["tables"] })) }),
        // The server is closing; whoever comes back is sent the whole state.
        () => undefined,
      );
    });
  }

  return {
    tellStaff,
    /** The workshop is gone. */
    forget,
    /** How many boards and people are remembered; for tests. */
    size: () => boards.size + leftAt.size + lines.size + inRoom.size + emptySince.size,

    /** Somebody's line has opened (1) or ended (-1). */
    line({ participantId, workshopId }: Pick<Seat, "participantId" | "workshopId">, by: 1 | -1): void {
      countRoom(workshopId, by);
      if (participantId === null) return;
      const count = (lines.get(participantId) ?? 0) + by;
      if (count > 0) lines.set(participantId, count);
      else {
        lines.delete(participantId);
        leftAt.set(participantId, clock.now());
      }
      tellStaff(workshopId);
    },
    isHere: (participantId: string): boolean => lines.has(participantId),
    /** Somebody has done something just now, with or without a line. */
    seen: (participantId: string): void => void leftAt.set(participantId, clock.now()),
    /** How long somebody has been away, in milliseconds; 0 while here. */
    awayFor(participantId: string): number {
      return lines.has(participantId) ? 0 : clock.now() - (leftAt.get(participantId) ?? startedAt);
    },

    /** What is known of a table's board; read once, and followed from then on. */
    async of(workshopId: string, boardId: string): Promise<Omit<Known, "workshopId">> {
      const known = boards.get(boardId);
      if (known) return known;
      const read: Known = { workshopId, notes: await noteCount(boardId), changedAt: null };
      // While it was being read it may have changed and been heard of.
      const heard = boards.get(boardId) ?? read;
      boards.set(boardId, heard);
      return heard;
    },

    /** A table's board is there, with so many notes. */
    begin(workshopId: string, boardId: string, notes: number): void {
      boards.set(boardId, { workshopId, notes, changedAt: null });
    },

    /** A board has changed; those that are no table's are passed over. `count` is asked only for others. */
    heard(boardId: string, count: () => number): void {
      const known = boards.get(boardId);
      if (!known) return;
      boards.set(boardId, { ...known, notes: count(), changedAt: clock.now() });
      tellStaff(known.workshopId);
    },
  };
}
export type TableProgressKeeper = ReturnType<typeof createTableProgress>;
