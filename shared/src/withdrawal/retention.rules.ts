import { RETENTION } from "./withdrawal.schema.ts";

const DAY_MS = 86_400_000;

/** What decides when a workshop's time is over; all moments in milliseconds since 1970. */
export interface RetentionFacts {
  /** The last time that people met in it: when it was made, an activity was opened or closed, it ended. */
  lastUsedAt: number;
  /** As hosts or the organiser set it; null for the usual. */
  days: number | null;
  /** When they set it; null for never. */
  setAt: number | null;
}

/**
 * Until when a workshop is kept: the day that comes so many days after it was last used, from its beginning (UTC) on. Never
 * less than a day from its last use, nor from when somebody set the days, so that a slip of the hand can be put right.
 */
export function keptUntil({ lastUsedAt, days, setAt }: RetentionFacts): { days: number; until: number } {
  const kept = days ?? RETENTION.days;
  const day = Math.floor((lastUsedAt + kept * DAY_MS) / DAY_MS) * DAY_MS;
  return { days: kept, until: Math.max(day, lastUsedAt + DAY_MS, (setAt ?? 0) + DAY_MS) };
}

/** True from so many days before the end on that organisers are told. */
export const endsSoon = (until: number, now: number): boolean => until - now <= RETENTION.warnDays * DAY_MS;
