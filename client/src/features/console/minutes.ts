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

/** Whole seconds left on a timer; never below nought. */
export function secondsLeft(timer: { endsAt: number } | null, now: number): number {
  return timer === null ? 0 : Math.max(0, Math.ceil((timer.endsAt - now) / 1000));
}

/** `6:40`, and `1:02:05` from an hour up. */
export function clockText(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
