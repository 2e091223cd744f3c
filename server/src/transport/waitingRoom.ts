import type { Clock } from "../kernel/clock.ts";
import type { Metrics } from "../observability/metrics.ts";

export type Door = "http" | "hub" | "board";

/** What people without a token may take up, all of them together; never counted by address: a whole room shares one. */
export const WAITING = {
  /** Connections that have not shown a token: 1,000 seats coming back at once, each with a phone's few lines. */
  most: 4_000,
  /** Milliseconds in which an honest client has long shown its token; whoever waits longer makes room when all is taken. */
  graceMs: 1_000,
  /** Milliseconds after which a socket without a token is ended, however empty the room is. */
  longestMs: 10_000,
} as const;

interface Waiting {
  door: Door;
  since: number;
  turnAway(): void;
}

interface WaitingRoomDeps {
  clock: Clock;
  metrics: Pick<Metrics, "waiting" | "doorRefusals">;
  most?: number;
}

/**
 * Connections that have not shown a token, whichever door they came by. When it is full, the one that has waited
 * longest makes room: an attacker's, because an honest client shows its token in its first breath.
 */
export function createWaitingRoom({ clock, metrics, most = WAITING.most }: WaitingRoomDeps) {
  // In order of arrival.
  const inside = new Set<Waiting>();

  function leave(waiting: Waiting): void {
    if (inside.delete(waiting)) metrics.waiting.dec({ door: waiting.door });
  }
  function turnAway(waiting: Waiting, reason: "tooLong" | "full"): void {
    leave(waiting);
    metrics.doorRefusals.inc({ door: waiting.door, reason });
    waiting.turnAway();
  }

  const sweep = setInterval(() => {
    const now = clock.now();
    for (const waiting of inside) {
      if (waiting.door !== "http" && now - waiting.since >= WAITING.longestMs) turnAway(waiting, "tooLong");
    }
  }, 1_000);
  sweep.unref();

  return {
    /**
     * Lets one more wait, and answers how it leaves; null when there is no room at all. `away` ends the connection.
     * HTTP lines have the server's own time limits, so only others are ended for waiting long.
     */
    enter(door: Door, away: () => void): (() => void) | null {
      const now = clock.now();
      if (inside.size >= most) {
        const [oldest] = inside;
        if (!oldest || now - oldest.since < WAITING.graceMs) {
          metrics.doorRefusals.inc({ door, reason: "full" });
          return null;
        }
        turnAway(oldest, "full");
      }
      const waiting: Waiting = { door, since: now, turnAway: away };
      inside.add(waiting);
      metrics.waiting.inc({ door });
      return () => leave(waiting);
    },
    size: () => inside.size,
    close: () => clearInterval(sweep),
  };
}
export type WaitingRoom = ReturnType<typeof createWaitingRoom>;
