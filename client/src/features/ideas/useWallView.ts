import type { BoardContent } from "@longtable/shared/board/board.doc";
import { readyToDraw } from "@longtable/shared/board/shown.rules";
import { type LegendLine, viewBoard } from "@longtable/shared/board/view.rules";
import type { BoardId } from "@longtable/shared/kernel/ids";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useMemo } from "react";
import { factsOf } from "./facts.ts";

interface WallView {
  content: BoardContent | null;
  legend: readonly LegendLine[];
}

const AS_IT_STANDS: readonly LegendLine[] = [];

/** A board as hosts chose to show it on the screens: merged notes as one, sorted, filtered, coloured. */
export function useWallView(content: BoardContent | null, state: WorkshopState, boardId: string | null): WallView {
  const view = state.wall?.views?.[boardId as BoardId];
  return useMemo(() => {
    if (!content || !boardId) return { content, legend: AS_IT_STANDS };
    if (!view) return { content: readyToDraw(content), legend: AS_IT_STANDS };
    const viewed = viewBoard(content, view, factsOf(state, boardId));
    return { content: readyToDraw(viewed.content), legend: viewed.legend };
  }, [content, boardId, view, state]);
}
