import type { LaneId, StepId } from "../kernel/ids.ts";
import type { BoardContent } from "./board.doc.ts";
import type { Note, Place } from "./board.types.ts";

/** What of a board says which places there are. */
export type PlaceStructure = Pick<BoardContent, "steps" | "lanes" | "columns" | "rows" | "rings" | "sectors">;

/** One word for a place; the key of its node in the board's scene. Empty for the unplaced tray. */
export function areaKey(place: Place): string {
  if (place === null) return "";
  if ("stepId" in place) return `cell:${place.stepId}:${place.laneId}`;
  if ("rowId" in place) return `box:${place.rowId}:${place.columnId}`;
  if ("columnId" in place) return `column:${place.columnId}`;
  return place.sectorId ? `ring:${place.ringId}:${place.sectorId}` : `ring:${place.ringId}`;
}

/** The ids of a place, the one that there are more of last. */
function idsOf(place: NonNullable<Place>): readonly [string, string] {
  if ("stepId" in place) return [place.laneId, place.stepId];
  if ("rowId" in place) return [place.rowId, place.columnId];
  return "columnId" in place ? ["", place.columnId] : [place.ringId, place.sectorId ?? ""];
}

/** The place that a key of `areaKey` names; undefined for anything else. */
export function placeOfKey(key: string): Place | undefined {
  const [kind, one, other] = key.split(":");
  if (!one) return undefined;
  // The ids were branded when the key was made.
  if (kind === "cell" && other) return { stepId: one, laneId: other } as Place;
  if (kind === "box" && other) return { rowId: one, columnId: other } as Place;
  if (kind === "column") return { columnId: one } as Place;
  if (kind === "ring") return (other ? { ringId: one, sectorId: other } : { ringId: one }) as Place;
  return undefined;
}

/**
 * Finds where a place of a note lies on a board as it is now. A ring outlives its sectors: what stood in one that is gone
 * stands in the ring. Anything else whose part is gone lies in the unplaced tray, whose key is empty (METHODS I3).
 */
export function placeFinder(content: PlaceStructure): (place: Place) => string {
  const ids = (list: readonly { id: string }[] | undefined) => new Set(list?.map(({ id }) => id));
  const [steps, lanes, columns] = [ids(content.steps), ids(content.lanes), ids(content.columns)];
  const [rows, rings, sectors] = [ids(content.rows), ids(content.rings), ids(content.sectors)];
  const findAnew = (place: NonNullable<Place>): string => {
    if ("stepId" in place) return steps.has(place.stepId) && lanes.has(place.laneId) ? areaKey(place) : "";
    if ("rowId" in place) return rows.has(place.rowId) && columns.has(place.columnId) ? areaKey(place) : "";
    if ("columnId" in place) return rows.size === 0 && columns.has(place.columnId) ? areaKey(place) : "";
    if (!rings.has(place.ringId)) return "";
    return place.sectorId && sectors.has(place.sectorId) ? areaKey(place) : `ring:${place.ringId}`;
  };
  // There are far fewer places than notes: each word is made once.
  const found = new Map<string, Map<string, string>>();
  return (place) => {
    if (place === null) return "";
    const [one, other] = idsOf(place);
    const known = found.get(one)?.get(other);
    if (known !== undefined) return known;
    const key = findAnew(place);
    found.set(one, (found.get(one) ?? new Map<string, string>()).set(other, key));
    return key;
  };
}

/** True when the board's structure still has this place. */
export function placeExists(content: PlaceStructure, place: Place): boolean {
  return place !== null && placeFinder(content)(place) !== "";
}

const NONE: readonly Note[] = [];

/** A board's notes by the place they stand in, each list in order. A note whose place is gone is in `unplaced` (METHODS I3). */
export interface PlacedNotes {
  /** By a key of `areaKey`. */
  inArea(key: string): readonly Note[];
  inCell(stepId: StepId, laneId: LaneId): readonly Note[];
  inColumn(columnId: string): readonly Note[];
  unplaced: readonly Note[];
}

/** Sorts a board's notes into the places of its structure and the unplaced tray, in one pass. */
export const placeNotes = (content: BoardContent): PlacedNotes => placedIn(sortNotes(content));

/** A board as it was sorted: each area has a number, by its key, and each note the number of its area. */
export interface SortedNotes {
  content: Pick<BoardContent, "notes"> & PlaceStructure;
  numbers: ReadonlyMap<string, number>;
  numberAt: readonly number[];
  areas: readonly (readonly Note[])[];
}

export function sortNotes(content: BoardContent): SortedNotes {
  const numbers = new Map<string, number>();
  const areas: Note[][] = [];
  const numberOf = numbered(placeFinder(content), numbers);
  const numberAt = content.notes.map((note) => {
    const number = numberOf(note.place);
    const area = areas[number];
    if (area) area.push(note);
    else areas[number] = [note];
    return number;
  });
  return { content, numbers, numberAt, areas };
}

/** The number of the area a place lies in; an area met for the first time gets the next one. */
export const numbered = (find: (place: Place) => string, numbers: Map<string, number>) => (place: Place) => {
  const key = find(place);
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
};

export function placedIn({ numbers, areas }: SortedNotes): PlacedNotes {
  const inArea = (key: string) => areas[numbers.get(key) ?? -1] ?? NONE;
  return {
    inArea,
    inCell: (stepId, laneId) => inArea(`cell:${stepId}:${laneId}`),
    inColumn: (columnId) => inArea(`column:${columnId}`),
    unplaced: inArea(""),
  };
}

/** The notes that stand where a place lies now; for null and places that are gone, those of the tray. */
export const notesAt = (content: BoardContent, place: Place): readonly Note[] =>
  placeNotes(content).inArea(placeFinder(content)(place));
