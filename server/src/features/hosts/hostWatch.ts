import type { Clock } from "../../kernel/clock.ts";
import type { Seat } from "../../kernel/seat.ts";

/** Runs `action` once, later, unless the answer is called. */
type Later = (action: () => void) => () => void;

interface WatchDeps {
  clock: Clock;
  /** How long a host who was the last may be away before the room counts as left. */
  grace: Later;
  /** The same after a start, when every host has yet to come back. */
  graceAfterStart: Later;
  /** Who is here has changed. */
  onChange(workshopId: string): void;
  /** Somebody hosts now; nobody did. */
  onHosted(workshopId: string): void;
  /** The last host was heard of at `leftAt`, milliseconds since 1970, and nobody came in time. */
  onNoneLeft(workshopId: string, leftAt: number): void;
}

interface Room {
  /** Open sockets by seat. */
  sockets: Map<string, number>;
  /** Calls off what happens when nobody comes; null while somebody is here, or once it has happened. */
  calm: (() => void) | null;
  leftAt: number;
}

/**
 * Knows which hosts are connected, from the server's own sessions, and notices when none is left (METHODS I13). A room that
 * nobody ever hosted over a socket, as programs do by HTTP, is not left either.
 */
export function createHostWatch(deps: WatchDeps) {
  const rooms = new Map<string, Room>();

  function wait(workshopId: string, room: Room, later: Later): void {
    room.calm?.();
    room.calm = later(() => {
      room.calm = null;
      rooms.delete(workshopId);
      deps.onNoneLeft(workshopId, room.leftAt);
    });
  }

  return {
    come({ workshopId, id, role }: Pick<Seat, "workshopId" | "id" | "role">): void {
      if (role !== "facilitator") return;
      const room = rooms.get(workshopId) ?? { sockets: new Map<string, number>(), calm: null, leftAt: 0 };
      const [isNew, isFirst] = [!room.sockets.has(id), !rooms.has(workshopId)];
      rooms.set(workshopId, room);
      room.sockets.set(id, (room.sockets.get(id) ?? 0) + 1);
      room.calm?.();
      room.calm = null;
      if (isFirst) deps.onHosted(workshopId);
      if (isNew) deps.onChange(workshopId);
    },

    go({ workshopId, id, role }: Pick<Seat, "workshopId" | "id" | "role">): void {
      const room = rooms.get(workshopId);
      if (role !== "facilitator" || !room) return;
      const left = (room.sockets.get(id) ?? 1) - 1;
      if (left > 0) {
        room.sockets.set(id, left);
        return;
      }
      room.sockets.delete(id);
      deps.onChange(workshopId);
      if (room.sockets.size > 0) return;
      room.leftAt = deps.clock.now();
      wait(workshopId, room, deps.grace);
    },

    /** A host did something without a socket: the room is not left while that goes on. */
    heard(workshopId: string): void {
      const room = rooms.get(workshopId);
      if (room?.calm) wait(workshopId, room, deps.grace);
    },

    /** After a start: rooms that were hosted when the server stopped wait for their hosts. */
    expect(workshopIds: readonly string[]): void {
      for (const workshopId of workshopIds) {
        if (rooms.has(workshopId)) continue;
        const room: Room = { sockets: new Map(), calm: null, leftAt: deps.clock.now() };
        rooms.set(workshopId, room);
        wait(workshopId, room, deps.graceAfterStart);
      }
    },

    /** Seats of the hosts who are connected. */
    here: (workshopId: string): string[] => [...(rooms.get(workshopId)?.sockets.keys() ?? [])],
    isHere: (workshopId: string, seatId: string): boolean => rooms.get(workshopId)?.sockets.has(seatId) ?? false,

    /** The server stops: nobody is leaving now. */
    close(): void {
      for (const { calm } of rooms.values()) calm?.();
      rooms.clear();
    },
  };
}
export type HostWatch = ReturnType<typeof createHostWatch>;
