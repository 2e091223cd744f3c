import { createStore } from "../../session/store.ts";
import type { DocActions } from "../boardEdit/docActions.ts";
import type { CommandActions } from "../canvas/commandActions.ts";

/** One of the two stacks, by what is done with its latest step; false when nothing came of it. */
interface Side {
  undo(): boolean;
  redo(): boolean;
}

/**
 * Edits on the document, with an undo that also takes back what went by command, latest first. Both keep stacks of their
 * own; here is only whose turn it is. The document's actions outlive it: call `close` when it is left.
 */
export function joinUndo(onDoc: DocActions, byCommand: CommandActions): CommandActions & { close(): void } {
  const doc: Side = { undo: onDoc.undoOne, redo: onDoc.redoOne };
  // What was done on the canvas before the list was opened comes along.
  const before = onDoc.depth();
  const done = Array.from({ length: before.undo }, () => doc);
  const undone = Array.from({ length: before.redo }, () => doc);
  const canUndo = createStore(done.length > 0);
  const canRedo = createStore(undone.length > 0);
  const refresh = () => {
    canUndo.set(done.length > 0);
    canRedo.set(undone.length > 0);
  };
  const did = (side: Side) => {
    done.push(side);
    undone.length = 0;
    refresh();
  };
  /** What others' edits have left nothing of is passed over. */
  const go = (how: keyof Side, from: Side[], to: Side[]) => {
    let side = from.pop();
    while (side && !side[how]()) side = from.pop();
    if (side) to.push(side);
    refresh();
  };
  const commands: Side = {
    undo() {
      byCommand.undo();
      return true;
    },
    redo() {
      byCommand.redo();
      return true;
    },
  };
  const close = onDoc.steps.subscribe(() => did(doc));
  return {
    ...onDoc,
    adopt(step) {
      byCommand.adopt(step);
      did(commands);
    },
    undo: () => go("undo", done, undone),
    redo: () => go("redo", undone, done),
    forgetSteps() {
      byCommand.forgetSteps();
      for (const stack of [done, undone]) stack.splice(0, stack.length, ...stack.filter((side) => side === doc));
      refresh();
    },
    canUndo,
    canRedo,
    close,
  };
}
