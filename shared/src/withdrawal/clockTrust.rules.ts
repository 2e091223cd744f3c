const DAY_MS = 86_400_000;
const JUMP_MS = 7 * DAY_MS;

/** What is remembered of the clock between sweeps; moments in milliseconds since 1970. */
export interface ClockTrust {
  /** The latest moment that is believed; null before any is. */
  trustedAt: number | null;
  /** Since when the clock, ahead of that by more than a week, has run on evenly; null when it is not doubted. */
  doubtedFrom: number | null;
  /** What it said at the last sweep. */
  seenAt: number;
}

/**
 * Whether the clock is believed. One that is more than a week ahead of what was believed last may be wrong by years: only when it
 * has run on evenly for a day, restarts or not, is it believed. One that is behind deletes nothing that was not over before.
 */
export function trustClock(last: ClockTrust | null, now: number): ClockTrust {
  const trustedAt = last?.trustedAt ?? null;
  if (trustedAt !== null && now <= trustedAt + JUMP_MS) {
    return { trustedAt: Math.max(trustedAt, now), doubtedFrom: null, seenAt: now };
  }
  const from = last?.doubtedFrom ?? null;
  const isEven = last !== null && from !== null && now >= from && Math.abs(now - last.seenAt) <= JUMP_MS;
  if (!isEven) return { trustedAt, doubtedFrom: now, seenAt: now };
  if (now - from < DAY_MS) return { trustedAt, doubtedFrom: from, seenAt: now };
  return { trustedAt: now, doubtedFrom: null, seenAt: now };
}
