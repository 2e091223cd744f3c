import { tidyPoints } from "@longtable/shared/scene/tidy";
import type { ActionScope, ActionTarget } from "./action.types.ts";

/** Puts the notes of a free board on the grid so that none lies on another: of those chosen, or of all one may move. */
export function tidyNotes({ content, edits }: Pick<ActionScope, "content" | "edits">, { noteIds }: ActionTarget): void {
  const chosen = new Set<string>(noteIds);
  const notes = content.notes.filter(({ id }) => chosen.size < 2 || chosen.has(id));
  const moves = [...tidyPoints(notes)].flatMap(([id, at]) => (edits?.canChange(id) ? [{ id, at }] : []));
  if (moves.length > 0) edits?.moveNotes(moves);
}
