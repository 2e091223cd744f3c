import type { NoteId } from "../kernel/ids.ts";
import type { Note } from "./board.types.ts";
import { foldNotes } from "./merges.rules.ts";

const others = new WeakMap<readonly Note[], ReadonlyMap<NoteId, readonly Note[]>>();

/** Of each note that is shown with others these others, the head before the rest; of a board as it is read or as it is shown. */
export function otherWordings(notes: readonly Note[]): ReadonlyMap<NoteId, readonly Note[]> {
  const known = others.get(notes);
  if (known) return known;
  const found = new Map<NoteId, readonly Note[]>();
  for (const head of foldNotes(notes)) {
    const stack = head.merged ? [head, ...head.merged] : [];
    for (const one of stack)
      found.set(
        one.id,
        stack.filter((other) => other !== one),
      );
  }
  others.set(notes, found);
  return found;
}
