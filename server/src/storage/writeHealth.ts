import type { Unwritable } from "./unwritable.ts";

interface WriteHealthDeps {
  /** Tries to write; its outcome comes back through `heard`. */
  probe(): Promise<void>;
  /** Told only when the answer changes. */
  onChange(reason: Unwritable | null): void;
  /** Runs the action after a while, and answers how to call it off. */
  later(action: () => void): () => void;
}

/** Knows whether the last write reached the disk; while none does, it tries again and again until one gets through. */
export function createWriteHealth({ probe, onChange, later }: WriteHealthDeps) {
  let reason: Unwritable | null = null;
  let callOff: (() => void) | null = null;

  function tryLater(): void {
    callOff ??= later(() => {
      callOff = null;
      probe()
        .catch(() => {})
        .finally(() => {
          if (reason !== null) tryLater();
        });
    });
  }

  return {
    /** Why nothing can be written; null while all is well. */
    reason: () => reason,
    /** To be told how every commit ended. */
    heard(next: Unwritable | null): void {
      if (next === reason) return;
      reason = next;
      onChange(next);
      if (next !== null) tryLater();
    },
    close(): void {
      callOff?.();
      reason = null;
    },
  };
}
