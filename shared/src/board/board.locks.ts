import type { ColumnId, LaneId, RingId, RowId, SectorId, StageId, StepId } from "../kernel/ids.ts";
import type { Role } from "../participation/roles.ts";
import type { BoardContent } from "./board.doc.ts";
import type { Place } from "./board.types.ts";

/** A part of a board that a host has locked: exactly one of these. A locked stage locks its steps. */
export type LockedPart =
  | { columnId: ColumnId }
  | { rowId: RowId }
  | { ringId: RingId }
  | { sectorId: SectorId }
  | { stageId: StageId }
  | { stepId: StepId }
  | { laneId: LaneId };

/** What the id of a part is called where one is named, by the list that such parts stand in. */
export const PART_ID_NAMES = {
  stages: "stageId",
  steps: "stepId",
  lanes: "laneId",
  columns: "columnId",
  rows: "rowId",
  rings: "ringId",
  sectors: "sectorId",
} as const;

/** A part of the list that it stands in, as a lock names it. */
export const partIn = (list: keyof typeof PART_ID_NAMES, id: string): LockedPart =>
  // Each list's ids are of the kind that its name says.
  ({ [PART_ID_NAMES[list]]: id }) as unknown as LockedPart;

/** What a lock asks of a board: the stage a step belongs to, null when the step is gone. */
export interface StageLookup {
  stageOf(stepId: string): string | null;
}

/** The kind and the id of a part, as one key. */
export function partKey(part: LockedPart): string {
  const [entry] = Object.entries(part);
  return entry ? `${entry[0]} ${entry[1]}` : "";
}

export const isSamePart = (one: LockedPart, other: LockedPart): boolean => partKey(one) === partKey(other);

/** The locked parts with one more, or without it; the same list when nothing changes. */
export function withPart(parts: readonly LockedPart[], part: LockedPart, isLocked: boolean): readonly LockedPart[] {
  const has = parts.some((one) => isSamePart(one, part));
  if (has === isLocked) return parts;
  return isLocked ? [...parts, part] : parts.filter((one) => !isSamePart(one, part));
}

/** True when a place lies in a locked part, or a part is locked itself or with its stage. The unplaced tray is never locked by part. */
export const isPlaceLocked = (parts: readonly LockedPart[], place: Place | LockedPart, lookup: StageLookup): boolean =>
  placeLock(parts, lookup)(place);

/** `isPlaceLocked` for those who ask of many places. */
export function placeLock(parts: readonly LockedPart[], { stageOf }: StageLookup) {
  const keys = new Set(parts.map(partKey));
  return (place: Place | LockedPart): boolean => {
    if (keys.size === 0 || place === null) return false;
    if (Object.entries(place).some(([name, id]) => keys.has(`${name} ${id}`))) return true;
    const stage = "stepId" in place ? stageOf(place.stepId) : null;
    return stage !== null && keys.has(`stageId ${stage}`);
  };
}

/**
 * Ids of the parts that keep something locked in its place: those that notes and named boxes of locked parts stand in, and
 * steps that are locked. A stage goes by its steps.
 */
export function partsThatHold(
  { notes, steps, boxNames = [] }: Pick<BoardContent, "notes" | "steps" | "boxNames">,
  isLocked: (place: Place | LockedPart) => boolean,
): ReadonlySet<string> {
  const boxes = boxNames.map(({ rowId, columnId }): Place => ({ rowId, columnId }));
  const places = [...notes.map(({ place }) => place), ...boxes].filter(isLocked);
  const locked = steps.filter(({ id }) => isLocked({ stepId: id }));
  return new Set([...places.flatMap((place) => Object.values(place ?? {})), ...locked.map(({ id }) => id)]);
}

/** The locked parts as they bind a seat: a facilitator is never locked out. */
export function locksFor(role: Role, parts: readonly LockedPart[]): readonly LockedPart[] {
  return role === "facilitator" ? [] : parts;
}
