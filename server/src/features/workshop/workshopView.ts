import {
  type PatchPart,
  type RoundCount,
  STATE_SLICES,
  type StatePatch,
} from "@longtable/shared/workshop/workshop.patch";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import type { Clock } from "../../kernel/clock.ts";
import type { Change } from "../../kernel/publish.ts";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import type { Slice } from "./slice.ts";
import { createSliceReadings } from "./sliceReadings.ts";

/** Where each part of the state comes from. */
export type Slices = { [Part in keyof Omit<WorkshopState, "version">]-?: Slice<WorkshopState[Part]> } & {
  roundCounts: Slice<Record<string, RoundCount>>;
};

export interface ViewDeps {
  sql: Sql;
  clock: Clock;
  workshopExists(sql: Sql, id: string): Promise<boolean>;
  slices: Slices;
}

/**
 * Builds what each person may see: the only place where the state leaves the server, so the only place where
 * something could leak. Each slice says for itself what a seat is shown of it.
 */
export function createWorkshopView({ sql, clock, workshopExists, slices }: ViewDeps) {
  let version = clock.now();
  const readings = createSliceReadings(
    (workshopId, part): Promise<(seat: Seat) => unknown> => slices[part].read(sql, workshopId),
  );

  /** Reads the named parts once; the answer cuts them for a seat. */
  async function cutter(workshopId: string, names: Iterable<PatchPart>) {
    const cuts = new Map<PatchPart, (seat: Seat) => unknown>();
    for (const name of names) cuts.set(name, await readings.of(workshopId, name));
    return async (seat: Seat, wanted: readonly PatchPart[]) => {
      const parts: Record<string, unknown> = {};
      for (const name of wanted) parts[name] = await cuts.get(name)?.(seat);
      return parts;
    };
  }

  return {
    /** True for parts that differ between two people of one role; the others may be cut once for all of them. */
    isPersonal: (part: PatchPart): boolean => slices[part].isPersonal,

    /** Something has changed: what is read from now on is a later version. */
    advance(): void {
      version += 1;
    },

    /** To be told of every change in a workshop after its commit, before anybody is sent anything. */
    forget: (workshopId: string, change: Change): void => readings.forget(workshopId, change),

    /** To be called when a workshop is erased: the next one of a series shows what came over from it. */
    forgetAll: readings.forgetAll,

    /** The whole state for one seat; null when the workshop is gone. */
    async stateFor(seat: Seat): Promise<WorkshopState | null> {
      if (!(await workshopExists(sql, seat.workshopId))) return null;
      const at = version;
      const cut = await cutter(seat.workshopId, STATE_SLICES);
      return { version: at, ...(await cut(seat, STATE_SLICES)) } as WorkshopState;
    },

    /** Patches for many seats from one reading of the workshop. */
    async patchesFor(
      workshopId: string,
      wanted: ReadonlyMap<Seat, readonly PatchPart[]>,
    ): Promise<Map<Seat, StatePatch>> {
      const patches = new Map<Seat, StatePatch>();
      if (!(await workshopExists(sql, workshopId))) return patches;
      const at = version;
      const cut = await cutter(workshopId, new Set([...wanted.values()].flat()));
      for (const [seat, names] of wanted) {
        const parts = await cut(seat, names);
        // Who is shown nothing of what changed is not told that something did.
        if (Object.values(parts).some((part) => part !== undefined)) patches.set(seat, { version: at, ...parts });
      }
      return patches;
    },
  };
}
export type WorkshopView = ReturnType<typeof createWorkshopView>;
