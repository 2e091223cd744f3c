import type { ActionScope, ActionTarget } from "./action.types.ts";

/** Moves the notes of a free board by board units; those nobody has put anywhere stay with the others. */
export function shiftNotes(
  { content, edits }: Pick<ActionScope, "content" | "edits">,
  { noteIds }: ActionTarget,
  dx: number,
  dy: number,
): void {
  const moves = content.notes.flatMap(({ id, at }) =>
    at && noteIds.includes(id) && edits?.canChange(id) ? [{ id, at: { x: at.x + dx, y: at.y + dy } }] : [],
  );
  if (moves.length > 0) edits?.moveNotes(moves);
}
