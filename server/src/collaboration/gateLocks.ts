import { notesIn, openBoard } from "@longtable/shared/board/board.doc";
import { type LockedPart, PART_ID_NAMES, partIn, partKey, placeLock } from "@longtable/shared/board/board.locks";
import type { BoxName, Place } from "@longtable/shared/board/board.types";
import { hasWords, readPlacing } from "@longtable/shared/board/entries.doc";
import * as Y from "yjs";
import { notePlaces } from "./notePlaces.ts";
import { createPartsAfter, type LockableRoot } from "./partsAfter.ts";
import type { Location } from "./updateIndex.ts";

/** True for a root whose entries can be locked themselves. */
const isPartRoot = (root: string): root is LockableRoot => Object.hasOwn(PART_ID_NAMES, root);

/**
 * Watches what an update does in locked parts: notes that stand there, are put there or are shown with one that does, and
 * the parts themselves. Every value that is offered counts, also one that another would cover.
 */
export function createLockWatch(doc: Y.Doc, locks: readonly LockedPart[]) {
  const board = openBoard(doc);
  const notes = notesIn(doc);
  const keys = new Set(locks.map(partKey));
  const parts = createPartsAfter(doc);
  const isLocked = placeLock(locks, { stageOf: (stepId) => board.stageOf(stepId) });

  const named = new Map<string, boolean>();
  /**
   * True for what notes in locked parts name. While that is not there, they may stand for whatever else names it, and should it
   * come they are shown elsewhere; should it go while it is there, they are shown where they stand.
   */
  function isNamedInside(id: string): boolean {
    const answer = named.get(id) ?? notePlaces(doc).mergedInto(id).some(isLocked);
    named.set(id, answer);
    return answer;
  }

  const known = new Map<string, boolean>();
  /**
   * True when what is shown with this note may be shown in a locked part: it stands in one, or a note it leads to does. One that
   * lacks words is not read, and may be given some: it counts by its place too, and as a note that is gone.
   */
  function leadsToLocked(noteId: string): boolean {
    const path = new Set<string>();
    let isInside = false;
    for (let at: string | undefined = noteId; at !== undefined && !path.has(at) && !isInside; ) {
      path.add(at);
      const entry: unknown = notes.get(at);
      const note = entry instanceof Y.Map ? readPlacing(entry) : null;
      const isRead = entry instanceof Y.Map && hasWords(entry);
      isInside = known.get(at) ?? (isLocked(note?.place ?? null) || (!isRead && isNamedInside(at)));
      at = known.has(at) ? undefined : note?.mergedInto;
    }
    for (const id of path) known.set(id, isInside);
    return isInside;
  }

  let boxes: readonly BoxName[] | null = null;
  function lockedBoxes(): readonly BoxName[] {
    boxes ??= board.listBoxNames().filter(({ rowId, columnId }) => isLocked({ rowId, columnId }));
    return boxes;
  }

  /** True for the name of a box in a locked part, also one that is not read yet. */
  const isBoxHeld = (id: string) =>
    Object.entries(board.boxSides(id)).some(([name, side]) => keys.has(`${name} ${side}`));

  /** True when a part keeps something locked in its place: a note, the name of a box, or itself. A stage goes by its steps. */
  function holds(root: LockableRoot, id: string): boolean {
    if (root === "stages") return false;
    if (isLocked(partIn(root, id)) || notePlaces(doc).within(PART_ID_NAMES[root], id).some(isLocked)) return true;
    if (root !== "rows" && root !== "columns") return false;
    const name = PART_ID_NAMES[root];
    return lockedBoxes().some((box) => box[name] === id);
  }

  /** Parts that may be lost by what the update does: those it touches, and the steps of such stages. */
  function partsAtStake(): { root: LockableRoot; id: string }[] {
    const touched = parts.touched();
    const stages = new Set(touched.flatMap(({ root, id }) => (root === "stages" ? [id] : [])));
    if (stages.size === 0) return touched;
    const steps = board.stepIds().filter((id) => stages.has(board.stageOf(id) ?? ""));
    return [...touched, ...steps.map((id) => ({ root: "steps" as const, id }))];
  }

  return {
    /** True when something of this entry must stay as it is: a note that stands or is shown in a locked part, or the part itself. */
    isHeld({ root, entry, key }: Location): boolean {
      const id = entry ?? key;
      if (locks.length === 0 || id === null) return false;
      if (root === "notes") return leadsToLocked(id) || ((entry === null || key === "text") && isNamedInside(id));
      if (root === "boxNames") return isBoxHeld(id);
      return isPartRoot(root) && isLocked(partIn(root, id));
    },

    /** Takes note of what comes to a part. */
    noticeItem(item: Y.Item, location: Location): void {
      if (locks.length > 0 && isPartRoot(location.root)) parts.write(location.root, item, location);
    },

    /** Takes note of what goes from a part. */
    noticeLoss(item: Y.Item, location: Location): void {
      if (locks.length > 0 && isPartRoot(location.root)) parts.lose(location.root, item, location);
    },

    /**
     * True when what stands in a locked part may lose its place, as with a step across a locked lane, or the stage of a locked
     * step. Notes are not read for it: that would hold everybody up with each part that anybody adds or takes off.
     */
    loosens: (): boolean =>
      partsAtStake().some(
        ({ root, id }) => parts.isDrawnBefore(root, id) && holds(root, id) && !parts.isDrawnAfter(root, id),
      ),

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
