import type { BoardContent } from "@longtable/shared/board/board.doc";
import { isPlaceLocked, type LockedPart, locksFor } from "@longtable/shared/board/board.locks";
import type { Place } from "@longtable/shared/board/board.types";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { createContext } from "react";

/** Tells of a place on the board, or of a part, whether a host has locked it for this person. */
export type IsLocked = (place: Place | LockedPart) => boolean;

export const LocksContext = createContext<IsLocked>(() => false);

/** What is locked of a board for this person; nothing for a host. */
export function lockLook(state: WorkshopState | null, boardId: string, content: BoardContent | null): IsLocked {
  const parts = state?.boards.find(({ id }) => id === boardId)?.lockedParts ?? [];
  const locks = state ? locksFor(state.me.role, parts) : [];
  const stageOf = (stepId: string) => content?.steps.find(({ id }) => id === stepId)?.stageId ?? null;
  return (place) => isPlaceLocked(locks, place, { stageOf });
}
