import { areasOf } from "@longtable/shared/board/board.areas";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import { placeNotes } from "@longtable/shared/board/board.placing";
import type { Note } from "@longtable/shared/board/board.types";
import { foldMerged } from "@longtable/shared/board/merges.rules";

/** Notes chosen at first: as many as people can still weigh against each other; more by hand. */
export const CHOSEN_AT_FIRST = 24;

/** One part of the list to choose from. `label` is null for notes placed nowhere. */
export interface CandidateGroup {
  id: string;
  label: string | null;
  notes: readonly Note[];
}

/** A board's notes to choose from: by column, or by step of a map. Merged notes are one choice. */
export function candidateGroups(whole: BoardContent): CandidateGroup[] {
  const content = foldMerged(whole);
  const placed = placeNotes(content);
  const areas = areasOf(content, content.notes).map(({ key, label }) => ({
    id: key,
    label,
    notes: placed.inArea(key),
  }));
  const steps = content.steps.map((step) => ({
    id: step.id as string,
    label: step.label,
    notes: content.lanes.flatMap((lane) => placed.inCell(step.id, lane.id)),
  }));
  const groups: CandidateGroup[] = [...areas, ...steps, { id: "unplaced", label: null, notes: placed.unplaced }];
  return groups.filter(({ notes }) => notes.length > 0);
}

/** What is put to the vote unless the host chooses otherwise: the ideas, else the first column, else every note. */
export function firstChoice(content: BoardContent): string[] {
  const groups = candidateGroups(content);
  const inOrder = groups.flatMap(({ notes }) => notes);
  const ideas = inOrder.filter(({ kind }) => kind === "idea" || kind === "opportunity");
  const firstColumn = content.type === "columns" ? (groups[0]?.notes ?? []) : [];
  const notes = ideas.length > 0 ? ideas : firstColumn.length > 0 ? firstColumn : inOrder;
  return notes.slice(0, CHOSEN_AT_FIRST).map(({ id }) => id);
}

/** The chosen notes that still stand on the board, in the board's order. */
export function stillThere(content: BoardContent, chosen: ReadonlySet<string>): Note[] {
  return candidateGroups(content).flatMap(({ notes }) => notes.filter(({ id }) => chosen.has(id)));
}
