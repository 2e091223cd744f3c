import { createStore } from "../../session/store.ts";
import type { DocActions } from "../boardEdit/docActions.ts";
import type { CommandActions } from "../canvas/commandActions.ts";

/** One of the two stacks, by what is done with its latest step; false when nothing came of it. */
interface Side {
  undo(): boolean;
  redo(): boolean;
}

/** One for each document, whether its board is shown as a canvas or as a list. */
const joined = new WeakMap<DocActions, CommandActions>();

/**
 * Edits on the document, with an undo that also takes back what went by command, latest first. Both keep stacks of their
 * own; here is only whose turn it is. Asked for again it is the same, as long as the document's actions are.
 */
export function joinUndo(onDoc: DocActions, byCommand: CommandActions): CommandActions {
  const before = joined.get(onDoc);
  if (before) return before;
  const made = join(onDoc, byCommand);
  joined.set(onDoc, made);
  return made;
}

function join(onDoc: DocActions, byCommand: CommandActions): CommandActions {
  const doc: Side = { undo: onDoc.undoOne, redo: onDoc.redoOne };
  // What was done on the document before comes along.
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
      const isLeft = byCommand.canUndo.get();
      byCommand.undo();
      return isLeft;
    },
    redo() {
      const isLeft = byCommand.canRedo.get();
      byCommand.redo();
      return isLeft;
    },
  };
  onDoc.steps.subscribe(() => did(doc));
  /** Commands that are gone, because the server refused them or their words were erased, have no turn any more. */
  const drop = (stack: Side[]) => {
    stack.splice(0, stack.length, ...stack.filter((side) => side === doc));
    refresh();
  };
  byCommand.canUndo.subscribe(() => byCommand.canUndo.get() || drop(done));
  byCommand.canRedo.subscribe(() => byCommand.canRedo.get() || drop(undone));
  return {
    ...onDoc,
    adopt(step) {
      byCommand.adopt(step);
      did(commands);
    },
    undo: () => go("undo", done, undone),
    redo: () => go("redo", undone, done),
    forgetSteps: byCommand.forgetSteps,
    canUndo,
    canRedo,
  };
}
