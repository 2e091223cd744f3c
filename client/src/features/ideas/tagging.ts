import type { Note } from "@longtable/shared/board/board.types";
import { foldNotes, headsOf } from "@longtable/shared/board/merges.rules";
import { sameTag } from "@longtable/shared/board/tags.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";

const has = ({ tags = [] }: Note, tag: string) => tags.some((one) => sameTag(one, tag));

/** The chosen notes one may change, as they are shown: each has the tags of all its wordings. */
export function chosenForTags(notes: readonly Note[], chosen: readonly NoteId[], canChange: (id: NoteId) => boolean) {
  const heads = headsOf(notes);
  const headOf = (id: NoteId) => heads.get(id) ?? id;
  const ids = new Set(chosen.map(headOf).filter(canChange));
  const shown = foldNotes(notes).filter(({ id }) => ids.has(id));
  return {
    count: shown.length,
    countWith: (tag: string): number => shown.filter((note) => has(note, tag)).length,
    /** Those no wording of which has the tag, with their own tags. */
    without(tag: string): Note[] {
      const lacking = new Set(shown.filter((note) => !has(note, tag)).map(({ id }) => id));
      return notes.filter(({ id }) => lacking.has(id));
    },
    /** Every wording that has the tag and that one may change: taken off, it goes from all of them. */
    wordingsWith: (tag: string): Note[] =>
      notes.filter((note) => ids.has(headOf(note.id)) && canChange(note.id) && has(note, tag)),
  };
}
