import type { NoteId } from "../kernel/ids.ts";
import type { Note } from "./board.types.ts";
import { headsOf } from "./merges.rules.ts";

/** Tells which notes are held by a lock: those that stand where something is locked, and all that is shown with one of them. */
export function heldNotes(
  notes: readonly Pick<Note, "id" | "mergedInto" | "place">[],
  isLocked: (place: Note["place"]) => boolean,
): (id: NoteId) => boolean {
  const heads = headsOf(notes);
  const headOf = (id: NoteId) => heads.get(id) ?? id;
  const held = new Set(notes.flatMap(({ id, place }) => (isLocked(place) ? [headOf(id)] : [])));
  return (id) => held.has(headOf(id));
}
