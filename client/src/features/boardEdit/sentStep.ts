import type { BoardContent } from "@longtable/shared/board/board.doc";
import { notesAt } from "@longtable/shared/board/board.placing";
import type { Note, Place } from "@longtable/shared/board/board.types";
import type { NoteId } from "@longtable/shared/kernel/ids";

/** A command about a note that the server has done, with what was there before: enough to take it back. */
export interface SentStep {
  type: string;
  input: Record<string, unknown>;
  noteId: NoteId;
  /** Where the note stood, as a move command says it; null where nobody knows. */
  from: Record<string, unknown> | null;
  /** The note as it was; null for one that was added. */
  note: Note | null;
}

/** A place as a move command says it. */
export function target(place: Place, after: NoteId | null | undefined): Record<string, unknown> {
  return { ...place, ...(after !== undefined && { afterNoteId: after }) };
}

/** Where a note stands now, as a move command says it. */
export function whereIs(content: BoardContent, id: NoteId): Record<string, unknown> {
  const note = content.notes.find((one) => one.id === id);
  if (note?.at) return { at: note.at };
  const place = note?.place ?? null;
  const siblings = notesAt(content, place);
  const index = siblings.findIndex((note) => note.id === id);
  return target(place, siblings[index - 1]?.id ?? null);
}
