import type { Timer } from "@longtable/shared/workshop/workshop.schema";

/** The last stretch that is marked, in seconds. */
export const LAST_SECONDS = 60;

/**
 * Whole seconds left by server time, never below nought, and what one person has beyond the room's; `now` in milliseconds
 * since 1970.
 */
export function secondsLeft({ endsAt, leftMs }: Pick<Timer, "endsAt" | "leftMs">, now: number, extra = 0): number {
  return Math.max(0, Math.ceil((leftMs ?? endsAt - now) / 1000) + extra);
}

/** `6:40`, or `1:05:00` from an hour on. */
export function clockText(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const tail = String(rest).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
}
