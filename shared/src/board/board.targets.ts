import type { ColumnId, LaneId, NoteId, StepId } from "../kernel/ids.ts";
import type { BoardDoc } from "./board.doc.ts";
import { orderAfterAll, orderBetween } from "./board.order.ts";
import type { NoteKind, Place } from "./board.types.ts";

/** Where a command wants a note to be; what is left out is for the board to say. */
export interface Target {
  stepId?: StepId | undefined;
  laneId?: LaneId | undefined;
  columnId?: ColumnId | undefined;
}

type Structure = Pick<BoardDoc, "hasStep" | "hasLane" | "hasColumn" | "listColumns">;

/** What people add to an idea board are ideas, to a map notes, unless they say otherwise. */
export function usualKind(board: Structure): NoteKind {
  return board.listColumns().length > 0 ? "idea" : "note";
}

/** The wished place if the board has it, else the first column; null, the unplaced tray, on a map (METHODS I3). */
export function placeFor(board: Structure, { stepId, laneId, columnId }: Target): Place {
  if (columnId && board.hasColumn(columnId)) return { columnId };
  if (stepId && laneId && board.hasStep(stepId) && board.hasLane(laneId)) return { stepId, laneId };
  const first = board.listColumns()[0];
  return first && !stepId ? { columnId: first.id } : null;
}

/** Where a move leads from a note's place: what is not named stays, so that a note can be reordered where it is. */
export function targetFrom(board: Structure, from: Place, target: Target): Place {
  if (!target.columnId && !target.stepId && !target.laneId) return from;
  if (target.columnId || from === null || !("stepId" in from)) return placeFor(board, target);
  return placeFor(board, { stepId: target.stepId ?? from.stepId, laneId: target.laneId ?? from.laneId });
}

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

/** Whether two places are one cell, one column, or both no place. */
export function samePlace(one: Place, other: Place): boolean {
  if (one === null || other === null) return one === other;
  if ("columnId" in one) return "columnId" in other && one.columnId === other.columnId;
  return "stepId" in other && one.stepId === other.stepId && one.laneId === other.laneId;
}
