import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Note } from "@longtable/shared/board/board.types";
import type { NoteId } from "@longtable/shared/kernel/ids";

/** A command about a note that the server has done, with what stood there before: enough to take it back. */
export interface SentStep {
  type: string;
  input: Record<string, unknown>;
  noteId: NoteId;
  before: BoardContent | null;
  /** The note as it was; null for one that was added. */
  note: Note | null;
}
