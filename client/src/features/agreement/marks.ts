import type { Position } from "@longtable/shared/agreement/agreement.types";
import type { ConstraintLevel } from "@longtable/shared/board/board.types";

/** The mark of each position, of the family that shows how far (LOOK section 2). */
export const POSITION_MARKS: Record<Position, string> = {
  agree: "full",
  reservation: "half",
  block: "block",
  abstain: "unknown",
};

export const LEVEL_MARKS: Record<ConstraintLevel, string> = {
  open: "constraint-open",
  limited: "constraint-limited",
  fixed: "constraint",
};
