import { createStore } from "../../session/store.ts";
import type { BoardActions } from "../boardEdit/boardActions.ts";
import type { CommandActions } from "../canvas/commandActions.ts";
import { countDoings } from "../canvas/undoOffer.ts";

/**
 * Edits on the document, with an undo that also takes back what went by command, latest first. Both keep stacks of their
 * own; here is only whose turn it is.
 */
export function joinUndo(onDoc: BoardActions, byCommand: CommandActions): CommandActions {
  const done: BoardActions[] = [];
  const undone: BoardActions[] = [];
  const canUndo = createStore(false);
  const canRedo = createStore(false);
  const refresh = () => {
    canUndo.set(done.length > 0);
    canRedo.set(undone.length > 0);
  };
  const did = (actions: BoardActions) => {
    done.push(actions);
    undone.length = 0;
    refresh();
  };
  // Every edit on the document that put something on its stack counts as one.
  const doings = { ...createStore(0), set: () => queueMicrotask(() => onDoc.canUndo.get() && did(onDoc)) };
  const counted = countDoings(onDoc, doings);
  return {
    ...counted,
    adopt(step) {
      byCommand.adopt(step);
      did(byCommand);
    },
    undo() {
      const last = done.pop();
      if (!last) return;
      last.undo();
      undone.push(last);
      refresh();
    },
    redo() {
      const next = undone.pop();
      if (!next) return;
      next.redo();
      done.push(next);
      refresh();
    },
    forgetSteps() {
      byCommand.forgetSteps();
      for (const stack of [done, undone]) stack.splice(0, stack.length, ...stack.filter((one) => one !== byCommand));
      refresh();
    },
    canUndo,
    canRedo,
  };
}
