/** Whole days from now until a moment, both in milliseconds since 1970; none when it is today or over. */
export const daysLeft = (until: number, now: number): number => Math.max(0, Math.ceil((until - now) / 86_400_000) - 1);
