import type { BoardContent } from "@longtable/shared/board/board.doc";
import { otherWordings } from "@longtable/shared/board/wordings.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { t } from "../../i18n/t.ts";

/** What is voted on, as the wall shows it: of a merged note the words on top, and how many others there are. */
export function alsoSaid<Line extends { noteId: string; text: string }>(
  lines: readonly Line[],
  content: BoardContent | null,
): readonly Line[] {
  if (content === null) return lines;
  const wordings = otherWordings(content.notes);
  return lines.map((line) => {
    const count = wordings.get(line.noteId as NoteId)?.length ?? 0;
    return count === 0 ? line : { ...line, text: t("projector.wordings", { count, text: line.text }) };
  });
}
