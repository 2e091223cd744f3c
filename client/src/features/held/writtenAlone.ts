import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";

/** The open activity that has everyone write on this board for themselves; null when none does. */
export function aloneActivityOn(state: WorkshopState | null, boardId: string): Activity | null {
  const board = state?.boards.find(({ id }) => id === boardId);
  const id = board?.originId ?? boardId;
  const isTables = board?.tableId !== undefined;
  const found = state?.activities.find(
    (one) =>
      one.state === "open" &&
      one.writing === "alone" &&
      (one.place === "tables") === isTables &&
      one.boards.some((used) => used.id === id),
  );
  return found ?? null;
}

/** True while an open activity has everyone write on this board for themselves. */
export const isWrittenAloneOn = (state: WorkshopState | null, boardId: string): boolean =>
  aloneActivityOn(state, boardId) !== null;
