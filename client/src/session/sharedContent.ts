import type { BoardContent } from "@longtable/shared/board/board.doc";

type Entry = { id: string };

/**
 * The next reading of a board with every part that did not change taken from the one before, so that what shows it can
 * tell by identity.
 */
export function shareUnchanged(before: BoardContent | null, next: BoardContent): BoardContent {
  if (before === null) return next;
  const shared: BoardContent = {
    ...next,
    stages: shareList(before.stages, next.stages),
    steps: shareList(before.steps, next.steps),
    lanes: shareList(before.lanes, next.lanes),
    columns: shareList(before.columns, next.columns),
    clusters: shareList(before.clusters, next.clusters),
    notes: shareList(before.notes, next.notes),
    ...sharedParts(before, next),
  };
  const keys = Object.keys(shared) as (keyof BoardContent)[];
  const isSameBoard = keys.length === Object.keys(before).length && keys.every((key) => shared[key] === before[key]);
  return isSameBoard ? before : shared;
}

const PARTS = ["rows", "boxNames", "rings", "sectors", "axes"] as const;

/** What only some boards have. */
function sharedParts(before: BoardContent, next: BoardContent): Partial<BoardContent> {
  const same = PARTS.filter((name) => next[name] !== undefined && isSame(before[name], next[name]));
  return Object.fromEntries(same.map((name) => [name, before[name]]));
}

function shareList<T extends Entry>(before: T[], next: T[]): T[] {
  // Of thousands of notes nearly all stay the same in the same place; the others are looked for by their ids.
  let known: Map<string, T> | null = null;
  const list = next.map((entry, index) => {
    if (entry === before[index]) return entry;
    known ??= new Map(before.map((each) => [each.id, each]));
    const old = known.get(entry.id);
    return old && isSame(old, entry) ? old : entry;
  });
  return list.length === before.length && list.every((entry, index) => entry === before[index]) ? before : list;
}

/** Entries are plain values a few levels deep, read in a fixed order of keys. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [keysA, keysB] = [Object.keys(a), Object.keys(b)];
  return (
    keysA.length === keysB.length &&
    keysA.every((key) => isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}
