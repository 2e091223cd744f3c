import { keptUntil } from "@longtable/shared/withdrawal/retention.rules";
import type { Clock } from "../../kernel/clock.ts";
import type { Storage } from "../../storage/storage.ts";
import { noteClock } from "./clockTrust.store.ts";
import { listRetention } from "./retention.store.ts";
import { hasUnscrubbed, markScrubbed } from "./withdrawal.store.ts";

export interface KeepingSweepDeps {
  storage: Storage;
  clock: Clock;
  /** Runs an action a few minutes later; answers how to call it off. */
  later(action: () => void): () => void;
  /** Erases a workshop whole. */
  erase(workshopId: string): Promise<void>;
  /** Lets go of what was taken off so long ago that nobody can put it back. */
  letGo(): Promise<void>;
  /** Told how many workshops were deleted because their time was over. */
  onPurged(count: number): void;
  /** Told once of a clock that is ahead by so much that this many workshops are not deleted yet. */
  onDoubt(count: number, now: number): void;
  onError(error: unknown): void;
}

/**
 * Deletes what is not to be kept any more: workshops whose time is over, and out of the file itself what was taken back. When
 * the server starts, and every few minutes from then on.
 */
export function createKeepingSweep(deps: KeepingSweepDeps) {
  const { storage, clock, later, erase, letGo, onPurged, onError } = deps;
  const failed = (error: unknown): number => {
    onError(error);
    return 0;
  };

  let callOff: (() => void) | null = null;

  let toldOf: number | null = null;

  /** Workshops whose time is over; none while the clock is doubted. */
  async function overBy(now: number): Promise<{ id: string }[]> {
    const { doubtedFrom } = await storage.transact((sql) => noteClock(sql, now));
    const due = (await listRetention(storage.sql)).filter((one) => keptUntil(one).until <= now);
    if (doubtedFrom === null || due.length === 0) return due;
    if (toldOf !== doubtedFrom) deps.onDoubt(due.length, now);
    toldOf = doubtedFrom;
    return [];
  }

  async function sweep(): Promise<void> {
    const due = await overBy(clock.now()).catch((error: unknown) => {
      onError(error);
      return [];
    });
    let purged = 0;
    for (const { id } of due) {
      // One that cannot be erased keeps neither the others nor what was taken back in the file, nor the server from starting.
      purged += await erase(id).then(() => 1, failed);
    }
    if (purged > 0) onPurged(purged);
    await letGo().catch(onError);
    if (!(await hasUnscrubbed(storage.sql))) return;
    // Deleted content is overwritten where it stood; only writing the file anew takes away what moving pages left of it.
    await storage.scrub();
    await storage.transact(markScrubbed);
  }

  function goOn(): void {
    callOff = later(() => {
      goOn();
      sweep().catch(onError);
    });
  }

  return {
    /** Resolves once what is over by now is gone. */
    async start(): Promise<void> {
      await sweep().catch(onError);
      goOn();
    },
    close: (): void => callOff?.(),
  };
}
