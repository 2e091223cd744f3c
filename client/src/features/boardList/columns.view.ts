import type { BoardContent } from "@longtable/shared/board/board.doc";
import { placeNotes } from "@longtable/shared/board/board.placing";
import type { ShownNote } from "./shownNotes.ts";

/** Notes under one heading: a set, or those in none. */
export interface NoteSet {
  key: string;
  /** Null for notes outside all sets. */
  label: string | null;
  notes: readonly ShownNote[];
}

/** A column of an ideas board, or the tray of what has no column. */
export interface ColumnView {
  key: string;
  columnId: string | null;
  /** Null for the tray. */
  label: string | null;
  count: number;
  unsavedCount: number;
  sets: readonly NoteSet[];
}

/** A board of columns as a plain list: each column, within it each set, sets first. Free boards are one list. */
export function viewColumns(content: BoardContent, notes: readonly ShownNote[]): ColumnView[] {
  const placed = placeNotes({ ...content, notes: [...notes] });
  const columns = content.columns.map(({ id, label }) =>
    viewColumn(content, id, label, placed.inColumn(id) as readonly ShownNote[]),
  );
  const unplaced = placed.unplaced as readonly ShownNote[];
  if (unplaced.length === 0 && columns.length > 0) return columns;
  return [...columns, viewColumn(content, null, null, unplaced)];
}

function viewColumn(
  { clusters }: BoardContent,
  columnId: string | null,
  label: string | null,
  notes: readonly ShownNote[],
): ColumnView {
  const known = new Set<string>(clusters.map(({ id }) => id));
  const sets = clusters
    .map(({ id, label }) => ({ key: id as string, label, notes: notes.filter(({ clusterId }) => clusterId === id) }))
    .filter((set) => set.notes.length > 0);
  const loose = notes.filter(({ clusterId }) => clusterId === null || !known.has(clusterId));
  return {
    key: columnId ?? "unplaced",
    columnId,
    label,
    count: notes.length,
    unsavedCount: notes.filter(({ unsentId }) => unsentId !== null).length,
    sets: loose.length > 0 ? [...sets, { key: "loose", label: null, notes: loose }] : sets,
  };
}
