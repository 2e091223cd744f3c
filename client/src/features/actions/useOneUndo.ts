import { useEffect, useMemo } from "react";
import type { DocActions } from "../boardEdit/docActions.ts";
import type { CommandActions } from "../canvas/commandActions.ts";
import type { useCommandBoard } from "../canvas/useCommandBoard.ts";
import { joinUndo } from "./joinUndo.ts";

/**
 * Edits of a board with one undo for all that was done on it here, in the list as on the canvas, latest first.
 *
 * @param isDirect - true for who edits the document; null is answered until that can be edited.
 * @param onTaken - told when something came that the list's own controls had done.
 */
export function useOneUndo(
  isDirect: boolean,
  onDoc: DocActions | null,
  { actions: byCommand, done }: Pick<ReturnType<typeof useCommandBoard>, "actions" | "done">,
  onTaken?: () => void,
): CommandActions | null {
  const edits = useMemo(() => {
    if (!isDirect) return byCommand;
    return onDoc && joinUndo(onDoc, byCommand);
  }, [isDirect, onDoc, byCommand]);
  useEffect(() => {
    if (!edits) return;
    const take = () => {
      const steps = done.get();
      if (steps.length === 0) return;
      done.set([]);
      for (const step of steps) edits.adopt(step);
      onTaken?.();
    };
    take();
    return done.subscribe(take);
  }, [edits, done, onTaken]);
  return edits;
}
