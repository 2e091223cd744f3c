import { openBoard } from "@longtable/shared/board/board.doc";
import { isPlaceLocked, type LockedPart, partKey } from "@longtable/shared/board/board.locks";
import type { Place } from "@longtable/shared/board/board.types";
import type * as Y from "yjs";
import type { Location } from "./updateIndex.ts";

/** Roots whose entries can be locked themselves, with the name of their id in a locked part. */
const PARTS: Readonly<Record<string, string>> = {
  columns: "columnId",
  stages: "stageId",
  steps: "stepId",
  lanes: "laneId",
  rows: "rowId",
  rings: "ringId",
  sectors: "sectorId",
};

/**
 * Watches what an update does in locked parts: notes that stand there or are put there, and the parts themselves. Every
 * value that is offered counts, also one that another would cover.
 */
export function createLockWatch(doc: Y.Doc, locks: readonly LockedPart[]) {
  const board = openBoard(doc);
  const keys = new Set(locks.map(partKey));
  const stageOf = (stepId: string) => board.stageOf(stepId);
  const isLocked = (place: Place) => isPlaceLocked(locks, place, { stageOf });

  function isPartLocked(root: string, id: string): boolean {
    if (keys.has(`${PARTS[root]} ${id}`)) return true;
    return root === "steps" && keys.has(`stageId ${stageOf(id)}`);
  }

  return {
    /** True when something of this entry must stay as it is: a note in a locked part, or the part itself. */
    isHeld({ root, entry, key }: Location): boolean {
      const id = entry ?? key;
      if (locks.length === 0 || id === null) return false;
      if (root === "notes") return isLocked(board.note(id)?.place ?? null);
      return Object.hasOwn(PARTS, root) && isPartLocked(root, id);
    },

    /** True when these values of a field would bring their entry into a locked part. The values fit the shape. */
    leadsIn({ root, entry, key }: Location, values: readonly unknown[]): boolean {
      if (locks.length === 0 || entry === null) return false;
      if (root === "notes" && key === "place") return values.some((value) => isLocked(value as Place));
      return root === "steps" && key === "stageId" && values.some((value) => keys.has(`stageId ${value}`));
    },
  };
}
export type LockWatch = ReturnType<typeof createLockWatch>;
