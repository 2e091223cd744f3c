import type { BoardContent } from "@longtable/shared/board/board.doc";
import { marksOf, withMarks } from "@longtable/shared/board/board.marks";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useMemo } from "react";

/** A board with what is said of it beside its document: how the room felt, and pins. The same object until one of them changes. */
export function useMarked<Content extends BoardContent | null>(
  content: Content,
  state: Pick<WorkshopState, "feelings" | "pins"> | null,
  boardId: string | null,
): Content {
  const [feelings, pins] = [state?.feelings, state?.pins];
  return useMemo(
    () =>
      content && (feelings || pins) ? (withMarks(content, marksOf(boardId, { feelings, pins })) as Content) : content,
    [content, feelings, pins, boardId],
  );
}
