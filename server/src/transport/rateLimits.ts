import type { Clock } from "../kernel/clock.ts";

interface Rate {
  perSecond: number;
  burst: number;
}

/** What one seat may send. Limits are per seat, never per address: a whole room shares one (DESIGN section 5). */
export const RATES = {
  commands: { perSecond: 20, burst: 80 },
  boardFrames: { perSecond: 120, burst: 600 },
} as const satisfies Record<string, Rate>;

/** A token bucket: `take` answers false when the holder is too fast. */
export function createBucket(rate: Rate, clock: Clock) {
  let left = rate.burst;
  let at = clock.now();
  return {
    take(): boolean {
      const now = clock.now();
      left = Math.min(rate.burst, left + ((now - at) / 1000) * rate.perSecond);
      at = now;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
    isFull: () => left + ((clock.now() - at) / 1000) * rate.perSecond >= rate.burst,
  };
}
export type Bucket = ReturnType<typeof createBucket>;

/** One bucket per seat; buckets that are full again are forgotten. */
export function createSeatLimits(rate: Rate, clock: Clock) {
  const buckets = new Map<string, Bucket>();
  return {
    take(seatId: string): boolean {
      if (buckets.size > 5000) for (const [id, bucket] of buckets) if (bucket.isFull()) buckets.delete(id);
      const bucket = buckets.get(seatId) ?? createBucket(rate, clock);
      buckets.set(seatId, bucket);
      return bucket.take();
    },
  };
}
export type SeatLimits = ReturnType<typeof createSeatLimits>;
