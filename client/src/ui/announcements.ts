interface AnnouncerDeps {
  say(text: string): void;
  now(): number;
  /** Runs `action` after so many milliseconds; the answer cancels it. */
  later(action: () => void, milliseconds: number): () => void;
}

/** At least this long between two announcements, in milliseconds, so that a busy room does not talk without end. */
export const PAUSE_MS = 10_000;

/** Words stay in the region this long, in milliseconds; always less than the pause. */
export const CLEAR_MS = 5_000;

/** Gathers what changed into at most one announcement in ten seconds; words said again in that time are said once. */
export function createAnnouncer({ say, now, later }: AnnouncerDeps) {
  let saidAt = Number.NEGATIVE_INFINITY;
  let gathered: string[] = [];
  let isPlanned = false;

  function speak(): void {
    isPlanned = false;
    saidAt = now();
    say(gathered.join(" "));
    gathered = [];
    // A region that holds the same words again has not changed, and is not read again.
    later(() => say(""), CLEAR_MS);
  }

  return {
    announce(text: string): void {
      if (!gathered.includes(text)) gathered.push(text);
      if (isPlanned) return;
      isPlanned = true;
      later(speak, Math.max(0, saidAt + PAUSE_MS - now()));
    },
  };
}
