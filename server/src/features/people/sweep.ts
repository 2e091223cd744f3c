import type { Clock } from "../../kernel/clock.ts";
import type { Storage } from "../../storage/storage.ts";
import { forgetOldDeeds } from "./noteJournal.store.ts";
import { forgetTakenNotes } from "./removal.store.ts";
import { forgetTakeBacks } from "./takeBack.store.ts";

export interface SweepDeps {
  storage: Pick<Storage, "transact">;
  clock: Clock;
  /** Runs an action a few minutes later; answers how to call it off. */
  later(action: () => void): () => void;
  /** Deleted words leave the files too. */
  scrubSoon(): void;
  onError(error: unknown): void;
}

/** Forgets the words that can no longer be put back or taken back: when the server starts, and every few minutes from then on. */
export function createSweep({ storage, clock, later, scrubSoon, onError }: SweepDeps) {
  let callOff: (() => void) | null = null;

  async function sweep(): Promise<void> {
    const forgotten = await storage.transact(async (sql) => {
      const now = clock.now();
      return (await forgetOldDeeds(sql, now)) + (await forgetTakenNotes(sql, now)) + (await forgetTakeBacks(sql, now));
    });
    if (forgotten > 0) scrubSoon();
  }

  function goOn(): void {
    callOff = later(() => {
      goOn();
      sweep().catch(onError);
    });
  }

  return {
    /** Resolves once what is too old by now is forgotten. */
    async start(): Promise<void> {
      await sweep();
      goOn();
    },
    close: (): void => callOff?.(),
  };
}
