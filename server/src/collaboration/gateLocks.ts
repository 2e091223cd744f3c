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
 * Watches what an update does in locked parts: notes that stand there, are put there or are shown with one that does, and
 * the parts themselves. Every value that is offered counts, also one that another would cover.
 */
export function createLockWatch(doc: Y.Doc, locks: readonly LockedPart[]) {
  const board = openBoard(doc);
  const keys = new Set(locks.map(partKey));
  const stageOf = (stepId: string) => board.stageOf(stepId);
  const isLocked = (place: Place) => isPlaceLocked(locks, place, { stageOf });

  /** What notes in locked parts name: should that be gone, they may stand for whatever else names it. */
  let namedInside: ReadonlySet<string> | null = null;
  const isNamedInside = (id: string): boolean => {
    namedInside ??= new Set(board.listNotes().flatMap((note) => (isLocked(note.place) ? (note.mergedInto ?? []) : [])));
    return namedInside.has(id);
  };

  const known = new Map<string, boolean>();
  /** True when what is shown with this note may be shown in a locked part: it stands in one, or a note it leads to does. */
  function leadsToLocked(noteId: string): boolean {
    const path = new Set<string>();
    let isInside = false;
    for (let at: string | undefined = noteId; at !== undefined && !path.has(at) && !isInside; ) {
      path.add(at);
      const note = board.note(at);
      isInside = known.get(at) ?? (note ? isLocked(note.place) : isNamedInside(at));
      at = known.has(at) ? undefined : note?.mergedInto;
    }
    for (const id of path) known.set(id, isInside);
    return isInside;
  }

  /** Ids of all parts that notes in locked places stand in. */
  let namedByLocked: ReadonlySet<string> | null = null;

  function isBoxLocked(id: string): boolean {
    const box = board.listBoxNames().find((one) => one.id === id);
    return box !== undefined && isLocked({ rowId: box.rowId, columnId: box.columnId });
  }

  function isPartLocked(root: string, id: string): boolean {
    if (keys.has(`${PARTS[root]} ${id}`)) return true;
    return root === "steps" && keys.has(`stageId ${stageOf(id)}`);
  }

  return {
    /** True when something of this entry must stay as it is: a note that stands or is shown in a locked part, or the part itself. */
    isHeld({ root, entry, key }: Location): boolean {
      const id = entry ?? key;
      if (locks.length === 0 || id === null) return false;
      if (root === "notes") return board.hasNote(id) && leadsToLocked(id);
      if (root === "boxNames") return isBoxLocked(id);
      return Object.hasOwn(PARTS, root) && isPartLocked(root, id);
    },

    /** True when notes in a locked part would lose their place with this part, as where a step crosses a locked lane. */
    holdsLocked({ root, entry, key }: Location): boolean {
      if (locks.length === 0 || entry !== null || key === null || !Object.hasOwn(PARTS, root)) return false;
      namedByLocked ??= new Set(
        board.listNotes().flatMap(({ place }) => (isLocked(place) ? Object.values(place ?? {}) : [])),
      );
      return namedByLocked.has(key);
    },

    /** True when these values of a field would bring their entry into a locked part. The values fit the shape. */
    leadsIn({ root, entry, key }: Location, values: readonly unknown[]): boolean {
      if (locks.length === 0 || entry === null) return false;
      if (root === "notes" && key === "place") return values.some((value) => isLocked(value as Place));
      if (root === "notes" && key === "mergedInto") return values.some((value) => leadsToLocked(String(value)));
      if (root === "boxNames") return values.some((value) => keys.has(`${key} ${value}`));
      return root === "steps" && key === "stageId" && values.some((value) => keys.has(`stageId ${value}`));
    },
  };
}
export type LockWatch = ReturnType<typeof createLockWatch>;
