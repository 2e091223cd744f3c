interface AnnouncerDeps {
  say(text: string): void;
  now(): number;
  /** Runs `action` after so many milliseconds; the answer cancels it. */
  later(action: () => void, milliseconds: number): () => void;
}

/** At least this long between two announcements, in milliseconds, so that a busy room does not talk without end. */
export const PAUSE_MS = 10_000;

/** Gathers what changed into at most one announcement in ten seconds; the same words are said once. */
export function createAnnouncer({ say, now, later }: AnnouncerDeps) {
  let saidAt = Number.NEGATIVE_INFINITY;
  let gathered: string[] = [];
  let isPlanned = false;

  function speak(): void {
    isPlanned = false;
    saidAt = now();
    say(gathered.join(" "));
    gathered = [];
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
