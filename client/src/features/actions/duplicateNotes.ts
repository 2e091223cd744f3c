import type { NoteId } from "@longtable/shared/kernel/ids";
import type { ActionScope, ActionTarget } from "./action.types.ts";

/** A copy on a free board lies this far from its first, in board units. */
const SHIFT = 24;

/** Puts a copy behind each note, or beside it on a free board, and chooses the copies. */
export async function duplicateNotes(
  { content, edits, canvas }: Pick<ActionScope, "content" | "edits" | "canvas">,
  { noteIds }: ActionTarget,
): Promise<NoteId[]> {
  if (!edits) return [];
  const added: NoteId[] = [];
  for (const { id, text, kind, place, at } of content.notes.filter((note) => noteIds.includes(note.id))) {
    const beside = at && { x: at.x + SHIFT, y: at.y + SHIFT };
    const copy = await edits.addNote({ text, kind, place, at: beside, after: id });
    if (copy) added.push(copy);
  }
  if (added.length > 0) canvas?.deeds.select(added);
  return added;
}
