import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";

/**
 * What a board's drafts are kept by. The tables' boards and the room's they were made of ask the same: what is half written goes
 * along with who moves between them, but with no host who looks from table to table.
 */
export function draftOf(boardId: string, state: Pick<WorkshopState, "boards" | "me"> | null): string {
  const board = state?.boards.find(({ id }) => id === boardId);
  return (board?.tableId === state?.me.tableId && board?.originId) || boardId;
}
