import type { Clock } from "../kernel/clock.ts";
import type { Seat } from "../kernel/seat.ts";

interface Rate {
  perSecond: number;
  burst: number;
}

/** What one seat may send. Limits are per seat, never per address: a whole room shares one (DESIGN section 5). */
export const RATES = {
  /** A person with a phone; the burst is an outbox coming back from an hour without signal. */
  guestCommands: { perSecond: 20, burst: 200 },
  /** A host's seat may also be a program: paper scanned in, a list pasted. */
  hostCommands: { perSecond: 200, burst: 2_500 },
  readerFrames: { perSecond: 20, burst: 120 },
  editorFrames: { perSecond: 1_000, burst: 6_000 },
  /** Asking for the document, which may have to be encoded anew: a client asks when it comes, then every 20 s. */
  readerAsks: { perSecond: 1, burst: 40 },
  editorAsks: { perSecond: 20, burst: 400 },
  /** Three times what our own client sends. */
  cursorMoves: { perSecond: 60, burst: 120 },
  /** Twice what our own client sends. */
  hints: { perSecond: 8, burst: 40 },
  /** One public page, by everyone together: a whole room opens it at once, a program shall not read it all day. */
  pageReads: { perSecond: 20, burst: 250 },
  /** Links that lead nowhere, by everyone together. */
  wrongLinks: { perSecond: 10, burst: 100 },
} as const satisfies Record<string, Rate>;

/** A token bucket: `take` answers false when the holder is too fast. */
export function createBucket(rate: Rate, clock: Clock) {
  let left = rate.burst;
  let at = clock.now();
  // A clock that is put back takes nothing away: a seat would be locked out for as long as it went back.
  const filled = (now: number) => left + (Math.max(0, now - at) / 1000) * rate.perSecond;
  return {
    take(amount = 1): boolean {
      const now = clock.now();
      left = Math.min(rate.burst, filled(now));
      at = now;
      if (left < amount) return false;
      left -= amount;
      return true;
    },
    hasAny: () => filled(clock.now()) >= 1,
    isFull: () => filled(clock.now()) >= rate.burst,
  };
}
export type Bucket = ReturnType<typeof createBucket>;

/** One bucket per seat, as large as its role allows; buckets that are full again are forgotten. */
export function createSeatLimits(clock: Clock) {
  const buckets = new Map<string, Bucket>();
  return {
    take({ id, role }: Pick<Seat, "id" | "role">): boolean {
      if (buckets.size > 5000) for (const [seatId, kept] of buckets) if (kept.isFull()) buckets.delete(seatId);
      const bucket =
        buckets.get(id) ?? createBucket(role === "facilitator" ? RATES.hostCommands : RATES.guestCommands, clock);
      buckets.set(id, bucket);
      return bucket.take();
    },
  };
}
export type SeatLimits = ReturnType<typeof createSeatLimits>;

/** One bucket for each public page, and one for all links that lead nowhere (`null`). */
export function createPageLimits(clock: Clock) {
  const pages = new Map<string, Bucket>();
  const wrong = createBucket(RATES.wrongLinks, clock);
  return (pageId: string | null): boolean => {
    if (pageId === null) return wrong.take();
    if (pages.size > 5000) for (const [id, kept] of pages) if (kept.isFull()) pages.delete(id);
    const bucket = pages.get(pageId) ?? createBucket(RATES.pageReads, clock);
    pages.set(pageId, bucket);
    return bucket.take();
  };
}
