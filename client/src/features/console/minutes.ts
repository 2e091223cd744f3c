import { LIMITS } from "@longtable/shared/kernel/limits";

/** Seconds from minutes as people type them: `5`, `2.5`, `2,5` or `1:30`; null when it is none of these. */
export function secondsFromText(text: string): number | null {
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(text.trim());
  const minutes = clock
    ? Number(clock[1]) + Number(clock[2]) / 60
    : /^\d{1,4}([.,]\d{1,2})?$/.test(text.trim())
      ? Number(text.trim().replace(",", "."))
      : null;
  if (minutes === null) return null;
  const seconds = Math.round(minutes * 60);
  return seconds > 0 && seconds <= LIMITS.timerSeconds ? seconds : null;
}
