import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { ViewedBoard } from "@longtable/shared/board/view.rules";
import type { BoardView } from "@longtable/shared/board/view.schema";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { type ComponentType, useMemo } from "react";
import type { Session } from "../../session/session.types.ts";
import { createStore, useStore } from "../../session/store.ts";

/** What stands over a board while it is looked at another way, or something is sought on it. */
export interface LensBarProps {
  boardId: string;
  /** All of the board, and what the lens shows of it. */
  whole: BoardContent;
  viewed: ViewedBoard;
  state: WorkshopState | null;
  session: Pick<Session, "send">;
  /** Brings a note into view; null takes the mark off again. */
  onShow(id: NoteId | null): void;
}

/** How this person looks at a board just now. It comes with its own code, so that those who never do load none of it. */
export interface Lens {
  view: BoardView;
  isFinding: boolean;
  look(content: BoardContent, boardId: string, state: WorkshopState | null): ViewedBoard;
  Bar: ComponentType<LensBarProps>;
}

/** By board. */
export const lenses = createStore<ReadonlyMap<string, Lens>>(new Map());

/** A board through this person's lens; null while they look at it as it is. */
export function useLens(content: BoardContent | null, boardId: string, state: WorkshopState | null) {
  const lens = useStore(lenses).get(boardId);
  return useMemo(
    () => (content && lens ? { viewed: lens.look(content, boardId, state), Bar: lens.Bar } : null),
    [content, lens, boardId, state],
  );
}

/** When a page that was just turned to stands still, in milliseconds. */
const SETTLED_MS = 400;

/** Brings a note of a list into view and marks it; the answer takes the mark off. */
export function markFound(list: HTMLElement | null, id: NoteId | null): (() => void) | undefined {
  const item = id === null ? null : list?.querySelector(`[data-id="${id}"]`);
  if (!item) return undefined;
  item.setAttribute("data-found", "");
  const show = () => item.scrollIntoView({ block: "center" });
  show();
  // What comes late above it may push it out again.
  const again = setTimeout(() => {
    const { top, bottom } = item.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) show();
  }, SETTLED_MS);
  return () => {
    clearTimeout(again);
    item.removeAttribute("data-found");
  };
}
