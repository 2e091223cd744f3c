import type { BoardContent } from "@longtable/shared/board/board.doc";
import { partIn, partsThatHold } from "@longtable/shared/board/board.locks";
import type { PartKind } from "@longtable/shared/board/structure.rules";
import type { ColumnId, RowId } from "@longtable/shared/kernel/ids";
import type { IsLocked } from "../boardList/locks.ts";

/** What of a board's structure stays as it is for somebody whom parts are locked for, as the server's gate has it. */
export interface PartLocks {
  /** True for a part that is locked, or whose stage is: it keeps its name, its turn and what else is said of it. */
  isKept(kind: PartKind, id: string): boolean;
  /** True for a part that cannot be split or taken off: it is locked itself, or something in it is. */
  isHeld(kind: PartKind, id: string): boolean;
  /** True where a part cannot be moved one on (1) or back (-1), as a step into a locked stage. */
  isMoveHeld(kind: PartKind, id: string, by: 1 | -1): boolean;
  /** True for a step whose stage takes no more steps. */
  isStageKept(stepId: string): boolean;
  /** True for a box of a matrix that keeps its name. */
  isBoxKept(rowId: string, columnId: string): boolean;
}

/** What is locked of a board's structure, as the board is now. */
export function partLocks(content: BoardContent, isLocked: IsLocked): PartLocks {
  const stepsOf = (stageId: string) => content.steps.filter((step) => step.stageId === stageId);
  const isKept = (kind: PartKind, id: string) => isLocked(partIn(kind, id));
  let holding: ReadonlySet<string> | null = null;
  const holds = (id: string) => {
    holding ??= partsThatHold(content, isLocked);
    return holding.has(id);
  };
  const isHeld = (kind: PartKind, id: string): boolean =>
    isKept(kind, id) || holds(id) || (kind === "stages" && stepsOf(id).some((step) => holds(step.id)));
  const stageOf = (stepId: string) => content.steps.find(({ id }) => id === stepId)?.stageId;
  return {
    isKept,
    isHeld,
    isMoveHeld(kind, id, by) {
      if (isKept(kind, id)) return true;
      const stageId = kind === "steps" ? stageOf(id) : undefined;
      const isAtEdge = stageId !== undefined && stepsOf(stageId).at(by === 1 ? -1 : 0)?.id === id;
      const next = isAtEdge && content.stages[content.stages.findIndex((stage) => stage.id === stageId) + by];
      return next ? isKept("stages", next.id) : false;
    },
    isStageKept: (stepId) => isKept("stages", stageOf(stepId) ?? ""),
    isBoxKept: (rowId, columnId) => isLocked({ rowId: rowId as RowId, columnId: columnId as ColumnId }),
  };
}
