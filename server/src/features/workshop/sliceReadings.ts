import { type PatchPart, withDependents } from "@longtable/shared/workshop/workshop.patch";
import type { Change } from "../../kernel/publish.ts";

/** Longest that a reading is kept, in milliseconds. */
const KEPT_MS = 1_000;

/** Parts that show the same in another form: a round holds its counts, and so do the results. */
const ALSO: Partial<Record<PatchPart, readonly PatchPart[]>> = {
  roundCounts: ["rounds"],
  rounds: ["roundCounts", "results"],
};

/**
 * What was read of workshops, kept until something has changed in it and at most for a second: when a room comes in, all are
 * shown the same. A reading that began before a change is not kept beyond it.
 */
export function createSliceReadings<Reading>(read: (workshopId: string, part: PatchPart) => Promise<Reading>) {
  const kept = new Map<string, Map<PatchPart, Promise<Reading>>>();

  function begin(workshopId: string): Map<PatchPart, Promise<Reading>> {
    const readings = new Map<PatchPart, Promise<Reading>>();
    kept.set(workshopId, readings);
    setTimeout(() => {
      if (kept.get(workshopId) === readings) kept.delete(workshopId);
    }, KEPT_MS).unref();
    return readings;
  }

  return {
    of(workshopId: string, part: PatchPart): Promise<Reading> {
      const readings = kept.get(workshopId) ?? begin(workshopId);
      const known = readings.get(part);
      if (known) return known;
      const reading = read(workshopId, part);
      readings.set(part, reading);
      reading.catch(() => {
        if (readings.get(part) === reading) readings.delete(part);
      });
      return reading;
    },

    /** A workshop is gone: others may show what it had. */
    forgetAll: (): void => kept.clear(),

    /** To be called after each change, before anybody is told of it. */
    forget(workshopId: string, { slices = [], seatSlices = [], counts = [], seats = [] }: Change): void {
      const readings = kept.get(workshopId);
      // Where somebody sits shows in more than what they themselves are told.
      if (seats.length > 0) kept.delete(workshopId);
      const named = [...slices, ...counts, ...seatSlices.flatMap((own) => own.slices)];
      for (const part of withDependents(named)) {
        readings?.delete(part);
        for (const also of ALSO[part] ?? []) readings?.delete(also);
      }
    },
  };
}
export type SliceReadings<Reading> = ReturnType<typeof createSliceReadings<Reading>>;
