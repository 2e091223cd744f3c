import type { NoteId } from "../kernel/ids.ts";
import type { Constraint, ConstraintLevel, Note } from "./board.types.ts";

/** Why a constraint may not be set like this, or null: what is fixed has a reason (METHODS I10). */
export function constraintDenial({ level, reason }: Pick<Constraint, "level" | "reason">): "reasonNeeded" | null {
  return level === "fixed" && !reason?.trim() ? "reasonNeeded" : null;
}

/** What stands in an idea's way, in the words of the note that says so. */
export interface Limit extends Constraint {
  noteId: NoteId;
  text: string;
}

const TIGHTNESS: readonly ConstraintLevel[] = ["fixed", "limited", "open"];

/** By note id, the constraints that are linked to it, the tightest first. */
export function limitsByNote(notes: readonly Note[]): Map<NoteId, Limit[]> {
  const found = new Map<NoteId, Limit[]>();
  for (const { id, text, kind, constraint, linkIds } of notes) {
    if (kind !== "constraint" || !constraint) continue;
    for (const linked of new Set(linkIds)) {
      found.set(linked, [...(found.get(linked) ?? []), { noteId: id, text, ...constraint }]);
    }
  }
  for (const [noteId, limits] of found) {
    found.set(
      noteId,
      limits.toSorted((a, b) => TIGHTNESS.indexOf(a.level) - TIGHTNESS.indexOf(b.level)),
    );
  }
  return found;
}
