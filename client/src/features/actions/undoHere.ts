import { offerUndo, type UndoOffer } from "../canvas/undoOffer.ts";
import type { ActionScope } from "./action.types.ts";

/** Offers to take back what was just done on this board, by canvas or list, and nothing that is done after it. */
export function undoHere({
  edits,
  canvas,
  doings,
}: Pick<ActionScope, "edits" | "canvas" | "doings">): UndoOffer | null {
  const steps = canvas?.model.doings ?? doings;
  return edits && steps ? offerUndo(edits, steps) : null;
}
