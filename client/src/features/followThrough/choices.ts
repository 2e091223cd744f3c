import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { Round } from "@longtable/shared/voting/voting.schema";

/** Something a host may put on the list; `dots` where the room voted on it. */
export interface Choice {
  noteId: NoteId;
  text: string;
  dots: number | null;
}

/** What closed votes were about, newest vote and most dots first; then the notes of the board, each once. */
export function choicesFor(
  rounds: readonly Pick<Round, "candidates" | "tally">[],
  content: Pick<BoardContent, "notes"> | null,
): Choice[] {
  const voted = rounds.toReversed().flatMap(({ candidates, tally }): Choice[] => {
    const words = new Map(candidates.map(({ noteId, text }) => [noteId, text]));
    return (tally ?? []).map(({ noteId, dots }) => ({ noteId, text: words.get(noteId) ?? "", dots }));
  });
  const written = (content?.notes ?? []).map(({ id, text }): Choice => ({ noteId: id, text, dots: null }));
  const seen = new Set<string>();
  return [...voted, ...written].filter(({ noteId, text }) => {
    if (text === "" || seen.has(noteId)) return false;
    seen.add(noteId);
    return true;
  });
}
