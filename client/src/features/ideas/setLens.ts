import type { BoardContent } from "@longtable/shared/board/board.doc";
import { isPlainView, type ViewedBoard, viewBoard } from "@longtable/shared/board/view.rules";
import type { BoardView } from "@longtable/shared/board/view.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { type Lens, lenses } from "../boardList/lens.ts";
import { factsOf } from "./facts.ts";
import { LateBar } from "./LateBar.tsx";

const look = (content: BoardContent, boardId: string, state: WorkshopState | null): ViewedBoard =>
  viewBoard(content, lensOf(boardId)?.view ?? {}, factsOf(state, boardId));

/** How this person looks at a board now. */
export const lensOf = (boardId: string): Lens | undefined => lenses.get().get(boardId);

/** Looks at a board another way, or seeks on it; back to how it is once neither is left. */
export function setLens(boardId: string, change: { view?: BoardView; isFinding?: boolean }): void {
  const { view = {}, isFinding = false } = { ...lensOf(boardId), ...change };
  const next = new Map(lenses.get());
  if (isPlainView(view) && !isFinding) next.delete(boardId);
  else next.set(boardId, { view, isFinding, look, Bar: LateBar });
  lenses.set(next);
}
