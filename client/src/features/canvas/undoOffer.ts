import type { StructureEdits } from "@longtable/shared/board/structure.rules";
import type { Store } from "../../session/session.types.ts";
import type { ValueStore } from "../../session/store.ts";
import type { BoardActions, StructureActions } from "../boardEdit/boardActions.ts";

/** A way to take one step back, open as long as that step is the latest. */
export interface UndoOffer {
  isOpen: Store<boolean>;
  perform(): void;
}

/** The same actions, each of which counts as one more doing. */
export function countDoings(actions: BoardActions, doings: ValueStore<number>): BoardActions {
  const counted =
    <Args extends unknown[], Result>(act: (...args: Args) => Result) =>
    (...args: Args): Result => {
      doings.set(doings.get() + 1);
      return act(...args);
    };
  const { structure } = actions;
  const countedEdits = (edits: StructureEdits): StructureEdits => ({
    addPart: counted(edits.addPart),
    renamePart: counted(edits.renamePart),
    changePart: counted(edits.changePart),
    nameBox: counted(edits.nameBox),
    setAxes: counted(edits.setAxes),
    renameCluster: counted(edits.renameCluster),
    groupNotes: counted(edits.groupNotes),
    ungroupNotes: counted(edits.ungroupNotes),
    removeCluster: counted(edits.removeCluster),
    movePart: counted(edits.movePart),
    splitPart: counted(edits.splitPart),
    removePart: counted(edits.removePart),
  });
  return {
    ...actions,
    addNote: counted(actions.addNote),
    addNotes: counted(actions.addNotes),
    editNote: counted(actions.editNote),
    editNotes: counted(actions.editNotes),
    moveNotes: counted(actions.moveNotes),
    removeNotes: counted(actions.removeNotes),
    ideas: {
      tagNotes: counted(actions.ideas.tagNotes),
      mergeNotes: actions.ideas.mergeNotes && counted(actions.ideas.mergeNotes),
      splitNotes: actions.ideas.splitNotes && counted(actions.ideas.splitNotes),
    },
    undo: counted(actions.undo),
    redo: counted(actions.redo),
    structure:
      structure &&
      ({
        ...countedEdits(structure),
        addStepAfter: counted(structure.addStepAfter),
        renameStep: counted(structure.renameStep),
        setKeyMoment: counted(structure.setKeyMoment),
        changeStep: counted(structure.changeStep),
        removeStep: counted(structure.removeStep),
        addColumn: counted(structure.addColumn),
        renameColumn: counted(structure.renameColumn),
      } satisfies StructureActions),
  };
}

/** Offers to take back what was just done, and nothing that is done after it. */
export function offerUndo(actions: BoardActions, doings: Store<number>): UndoOffer {
  const step = doings.get();
  const isOpen = () => doings.get() === step;
  return {
    isOpen: { get: isOpen, subscribe: doings.subscribe },
    perform() {
      if (isOpen()) actions.undo();
    },
  };
}
