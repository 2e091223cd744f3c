import type { ColumnId, LaneId, NoteId, RingId, RowId, SectorId, StepId } from "../kernel/ids.ts";
import type { BoardDoc } from "./board.doc.ts";
import { orderAfterAll, orderBetween } from "./board.order.ts";
import { areaKey } from "./board.placing.ts";
import type { NoteKind, Place } from "./board.types.ts";

/** Where a command wants a note to be; what is left out is for the board to say. */
export interface Target {
  stepId?: StepId | undefined;
  laneId?: LaneId | undefined;
  columnId?: ColumnId | undefined;
  rowId?: RowId | undefined;
  ringId?: RingId | undefined;
  sectorId?: SectorId | undefined;
}

type Structure = Pick<
  BoardDoc,
  "hasStep" | "hasLane" | "hasColumn" | "hasRow" | "hasRing" | "hasSector" | "listColumns" | "listRows"
>;

/** What people add to an idea board are ideas, to a map notes, unless they say otherwise. */
export function usualKind(board: Structure): NoteKind {
  return board.listColumns().length > 0 && board.listRows().length === 0 ? "idea" : "note";
}

/**
 * The wished place if the board has it, else the first column; null, the unplaced tray, where a part of it is not there on
 * a map, a matrix or rings (METHODS I3).
 */
export function placeFor(board: Structure, target: Target): Place {
  const { stepId, laneId, columnId, rowId, ringId, sectorId } = target;
  if (ringId) {
    if (!board.hasRing(ringId)) return null;
    return sectorId && board.hasSector(sectorId) ? { ringId, sectorId } : { ringId };
  }
  if (stepId && laneId && board.hasStep(stepId) && board.hasLane(laneId)) return { stepId, laneId };
  if (board.listRows().length > 0) {
    return rowId && columnId && board.hasRow(rowId) && board.hasColumn(columnId) ? { rowId, columnId } : null;
  }
  if (columnId && board.hasColumn(columnId)) return { columnId };
  const first = board.listColumns()[0];
  return first && !stepId && !rowId ? { columnId: first.id } : null;
}

/** Where a move leads from a note's place: what is not named stays, so that a note can be reordered where it is. */
export function targetFrom(board: Structure, from: Place, target: Target): Place {
  const names = named(target);
  if (Object.keys(names).length === 0) return from;
  if (from === null) return placeFor(board, names);
  const isWithin =
    "stepId" in from ? !names.columnId && !names.ringId : "rowId" in from && !names.ringId && !names.stepId;
  if (isWithin) return placeFor(board, { ...from, ...names });
  if ("ringId" in from && names.sectorId && !names.ringId) return placeFor(board, { ...names, ringId: from.ringId });
  return placeFor(board, names);
}

const NAMES = ["stepId", "laneId", "columnId", "rowId", "ringId", "sectorId"] as const;

/** The parts that a target names, and nothing else of what came with it. */
const named = (target: Target): Target => {
  const given = NAMES.filter((name) => target[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, target[name]]));
};

/** What an order among notes needs of each. */
export interface Standing {
  id: NoteId;
  place: Place;
  order: string | null;
}

/**
 * An order key after the named note of the same place; first when null; last when left out or when it is not there.
 *
 * @param notes - all of them, in order.
 */
export function orderIn(
  notes: readonly Standing[],
  noteId: NoteId,
  place: Place,
  afterNoteId: NoteId | null | undefined,
): string {
  const there = notes.filter((note) => note.id !== noteId && samePlace(note.place, place));
  const after = there.findIndex((note) => note.id === afterNoteId);
  if (afterNoteId === null) return orderBetween(null, there[0]?.order ?? null);
  if (after < 0) return orderAfterAll(there.map((note) => note.order));
  return orderBetween(there[after]?.order ?? null, there[after + 1]?.order ?? null);
}

/** Whether two places are one cell, column, box or ring, or both no place. */
export const samePlace = (one: Place, other: Place): boolean => one === other || areaKey(one) === areaKey(other);
