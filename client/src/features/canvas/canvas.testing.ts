import type { BoardContent } from "@longtable/shared/board/board.doc";
import { firstOrders } from "@longtable/shared/board/board.order";
import type { Note, Place, Point } from "@longtable/shared/board/board.types";
import type { ColumnId, LaneId, NoteId, StageId, StepId } from "@longtable/shared/kernel/ids";

export const noteId = (id: string) => id as NoteId;
export const stepId = (id: string) => id as StepId;
export const cell = (step: string, lane: string): Place => ({ stepId: step as StepId, laneId: lane as LaneId });
export const column = (id: string): Place => ({ columnId: id as ColumnId });

const EMPTY: BoardContent = {
  type: "journeyMap",
  title: "A map",
  stages: [],
  steps: [],
  lanes: [],
  columns: [],
  clusters: [],
  notes: [],
};

const orders = firstOrders(60);

function notesOf(placed: readonly [string, Place, Point?][]): Note[] {
  return placed.map(([id, place, at], index) => ({
    id: id as NoteId,
    text: `Words of ${id}`,
    kind: "note",
    status: null,
    place,
    at: at ?? null,
    order: orders[index] ?? null,
    clusterId: null,
    lang: null,
  }));
}

/** A map of steps s1 to s12 and lanes l1 to l8 in one stage. */
export function mapWith(placed: readonly [string, Place][]): BoardContent {
  return {
    ...EMPTY,
    stages: [{ id: "g1" as StageId, label: "Asking", moment: "during", order: "a0" }],
    steps: Array.from({ length: 12 }, (_, index) => ({
      id: `s${index + 1}` as StepId,
      stageId: "g1" as StageId,
      label: `Step ${index + 1}`,
      order: orders[index] ?? "",
      keyMoment: false,
      feeling: null,
    })),
    lanes: Array.from({ length: 8 }, (_, index) => ({
      id: `l${index + 1}` as LaneId,
      label: `Lane ${index + 1}`,
      type: "text",
      layer: "user",
      order: orders[index] ?? "",
    })),
    notes: notesOf(placed),
  };
}

/** A board of columns c1 to c3. */
export function columnsWith(placed: readonly [string, Place][]): BoardContent {
  return {
    ...EMPTY,
    type: "columns",
    columns: ["c1", "c2", "c3"].map((id, index) => ({
      id: id as ColumnId,
      label: `Column ${id}`,
      order: orders[index] ?? "",
    })),
    notes: notesOf(placed),
  };
}

export function freeWith(placed: readonly [string, Point][]): BoardContent {
  return { ...EMPTY, type: "free", notes: notesOf(placed.map(([id, at]) => [id, null, at])) };
}
