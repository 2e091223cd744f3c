import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";

/** True while an open activity has everyone write on this board for themselves. */
export function isWrittenAloneOn(state: WorkshopState | null, boardId: string): boolean {
  const board = state?.boards.find(({ id }) => id === boardId);
  const id = board?.originId ?? boardId;
  const isTables = board?.tableId !== undefined;
  return !!state?.activities.some(
    (one) =>
      one.state === "open" &&
      one.writing === "alone" &&
      (one.place === "tables") === isTables &&
      one.boards.some((used) => used.id === id),
  );
}
