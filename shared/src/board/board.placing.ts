import type { LaneId, StepId } from "../kernel/ids.ts";
import type { BoardContent } from "./board.doc.ts";
import type { Note, Place } from "./board.types.ts";

/** True when the board's structure still has this place. */
export function placeExists(content: Pick<BoardContent, "steps" | "lanes" | "columns">, place: Place): boolean {
  if (place === null) return false;
  if ("columnId" in place) return content.columns.some((column) => column.id === place.columnId);
  return (
    content.steps.some((step) => step.id === place.stepId) && content.lanes.some((lane) => lane.id === place.laneId)
  );
}

const cellKey = (stepId: string, laneId: string) => `${stepId}\n${laneId}`;

/** A board's notes by the place they stand in, each list in order. A note whose place is gone is in `unplaced` (METHODS I3). */
export interface PlacedNotes {
  inCell(stepId: StepId, laneId: LaneId): readonly Note[];
  inColumn(columnId: string): readonly Note[];
  unplaced: readonly Note[];
}

/** Sorts a board's notes into cells, columns and the unplaced tray, in one pass. */
export function placeNotes(content: BoardContent): PlacedNotes {
  const steps = new Set<string>(content.steps.map(({ id }) => id));
  const lanes = new Set<string>(content.lanes.map(({ id }) => id));
  const columns = new Set<string>(content.columns.map(({ id }) => id));
  const cells = new Map<string, Note[]>();
  const unplaced: Note[] = [];
  for (const note of content.notes) {
    const key = placeKey(note.place, steps, lanes, columns);
    if (key === null) unplaced.push(note);
    else cells.set(key, [...(cells.get(key) ?? []), note]);
  }
  return {
    inCell: (stepId, laneId) => cells.get(cellKey(stepId, laneId)) ?? [],
    inColumn: (columnId) => cells.get(columnId) ?? [],
    unplaced,
  };
}

function placeKey(place: Place, steps: Set<string>, lanes: Set<string>, columns: Set<string>): string | null {
  if (place === null) return null;
  if ("columnId" in place) return columns.has(place.columnId) ? place.columnId : null;
  return steps.has(place.stepId) && lanes.has(place.laneId) ? cellKey(place.stepId, place.laneId) : null;
}
