import type { ColumnId, LaneId, RingId, RowId, SectorId, StageId, StepId } from "../kernel/ids.ts";
import type { Role } from "../participation/roles.ts";
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

/** True when a place lies in a locked part. The unplaced tray is never locked by part. */
export function isPlaceLocked(parts: readonly LockedPart[], place: Place, { stageOf }: StageLookup): boolean {
  if (parts.length === 0 || place === null) return false;
  const keys = new Set(parts.map(partKey));
  if (Object.entries(place).some(([name, id]) => keys.has(`${name} ${id}`))) return true;
  const stage = "stepId" in place ? stageOf(place.stepId) : null;
  return stage !== null && keys.has(`stageId ${stage}`);
}

/** The locked parts as they bind a seat: a facilitator is never locked out. */
export function locksFor(role: Role, parts: readonly LockedPart[]): readonly LockedPart[] {
  return role === "facilitator" ? [] : parts;
}
