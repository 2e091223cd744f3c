import type { DatabaseSync } from "node:sqlite";

/** Runs an action once, later, unless it is called off. */
type Later = (action: () => void) => () => void;

/**
 * Takes what was deleted out of the file's log of changes. While somebody reads, as a backup does, SQLite leaves the
 * log as it is and only says so in a row: then it is tried again, `later` after `later`, until it was done.
 */
export function createLogTruncation(db: DatabaseSync, later: Later | null) {
  let callOff: (() => void) | null = null;

  function truncate(): void {
    const { busy } = db.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get() as { busy: number };
    callOff?.();
    callOff = busy === 0 ? null : (later?.(again) ?? null);
  }

  function again(): void {
    try {
      truncate();
    } catch {
      // A disk that cannot be written now may take it the next time; the writes themselves report it.
      callOff = later?.(again) ?? null;
    }
  }

  return {
    /** Truncates now, or as soon as nobody reads any more. @throws when the disk refuses it. */
    truncate,
    /** Tries no more. */
    stop(): void {
      callOff?.();
      callOff = null;
    },
  };
}
