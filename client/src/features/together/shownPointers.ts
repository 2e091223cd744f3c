import { useEffect } from "react";
import type { BoardClient } from "../../session/boardClient.ts";
import { createStore, useStore } from "../../session/store.ts";
import { safeStorage } from "../../ui/safeStorage.ts";

const KEY = "longtable.pointers";

/** False on a device where somebody has hidden the others' pointers: some find them hard to work beside. */
export const showsPointers = createStore(safeStorage.getItem(KEY) !== "off");

/** Shows or hides the others' pointers on this device. */
export function setShowsPointers(isShown: boolean): void {
  showsPointers.set(isShown);
  safeStorage.setItem(KEY, isShown ? "on" : "off");
}

const nothing = () => undefined;

/** The others' cursors on a board, asked for while they are shown; undefined where this person has hidden them. */
export function useCursors(board: BoardClient): BoardClient["cursors"] | undefined {
  const isShown = useStore(showsPointers);
  useEffect(() => (isShown ? board.hear(nothing, "all") : undefined), [board, isShown]);
  return isShown ? board.cursors : undefined;
}
