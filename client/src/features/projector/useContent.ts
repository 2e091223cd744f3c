import type { BoardContent } from "@longtable/shared/board/board.doc";
import { useSyncExternalStore } from "react";
import type { BoardSession } from "../../session/session.types.ts";

const nothing = () => () => undefined;
const noContent = () => null;

/** A board's content as it stands; null while there is no board or it has not arrived. */
export function useContent(board: BoardSession | null): BoardContent | null {
  return useSyncExternalStore(board?.content.subscribe ?? nothing, board?.content.get ?? noContent);
}
