import { type Area, areasOf } from "@longtable/shared/board/board.areas";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import { placeNotes } from "@longtable/shared/board/board.placing";
import type { Place } from "@longtable/shared/board/board.types";
import type { ShownNote } from "./shownNotes.ts";

/** Notes under one heading: a set, or those in none. */
export interface NoteSet {
  key: string;
  /** Null for notes outside all sets. */
  label: string | null;
  notes: readonly ShownNote[];
}

/** A column, box or ring of a board, or the tray of what has none. */
export interface ColumnView {
  /** Columns go by their own id, which others name them by. */
  key: string;
  /** Null for the tray. */
  place: Place;
  /** Null for the tray. */
  label: string | null;
  count: number;
  unsavedCount: number;
  sets: readonly NoteSet[];
}

/** A board as a plain list: each column, box or ring, within it each set, sets first. Free boards are one list. */
export function viewColumns(content: BoardContent, notes: readonly ShownNote[]): ColumnView[] {
  const placed = placeNotes({ ...content, notes: [...notes] });
  const columns = areasOf(content, notes).map((area) =>
    viewColumn(content, area, placed.inArea(area.key) as readonly ShownNote[]),
  );
  const unplaced = placed.unplaced as readonly ShownNote[];
  if (unplaced.length === 0 && columns.length > 0) return columns;
  return [...columns, viewColumn(content, null, unplaced)];
}

function viewColumn({ clusters }: BoardContent, area: Area | null, notes: readonly ShownNote[]): ColumnView {
  const known = new Set<string>(clusters.map(({ id }) => id));
  const sets = clusters
    .map(({ id, label }) => ({ key: id as string, label, notes: notes.filter(({ clusterId }) => clusterId === id) }))
    .filter((set) => set.notes.length > 0);
  const loose = notes.filter(({ clusterId }) => clusterId === null || !known.has(clusterId));
  return {
    key: area && "columnId" in area.place && !("rowId" in area.place) ? area.place.columnId : (area?.key ?? "unplaced"),
    place: area?.place ?? null,
    label: area?.label ?? null,
    count: notes.length,
    unsavedCount: notes.filter(({ unsentId }) => unsentId !== null).length,
    sets: loose.length > 0 ? [...sets, { key: "loose", label: null, notes: loose }] : sets,
  };
}
