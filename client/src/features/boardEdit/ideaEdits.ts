import type { BoardDoc } from "@longtable/shared/board/board.doc";
import { mergeEdits, splitEdits, splitPlaces } from "@longtable/shared/board/merges.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";

/** Work on ideas; each is one step that undo takes back. */
export interface IdeaEdits {
  /** Puts a tag on notes, or takes it off. */
  tagNotes(ids: readonly NoteId[], tag: string, isOn: boolean): void;
  /** Makes notes one, this one on top; null for those who may not. */
  mergeNotes: ((ids: readonly NoteId[], headId: NoteId) => void) | null;
  /** Lets wordings stand by themselves again. */
  splitNotes: ((ids: readonly NoteId[]) => void) | null;
}

/** Work on ideas on the document itself. */
export function docIdeaEdits(board: BoardDoc, origin: object): IdeaEdits {
  return {
    tagNotes: (ids, tag, isOn) => board.tagNotes(ids, tag, isOn, origin),
    mergeNotes: (ids, headId) => board.mergeNotes(mergeEdits(board.listNotes(), [...ids, headId], headId), origin),
    splitNotes(ids) {
      const notes = board.listNotes();
      const edits = splitEdits(notes, ids);
      board.doc.transact(() => {
        board.mergeNotes(edits, origin);
        for (const { id, place, at } of splitPlaces(notes, edits)) board.changeNote(id, { place, at }, origin);
      }, origin);
    },
  };
}
