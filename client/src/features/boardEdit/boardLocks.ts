import type { BoardContent } from "@longtable/shared/board/board.doc";
import { heldNotes } from "@longtable/shared/board/heldNotes";
import type { PartKind } from "@longtable/shared/board/structure.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../i18n/t.ts";
import type { Store } from "../../session/session.types.ts";
import { showToast } from "../../ui/toasts.ts";
import { type IsLocked, lockLook } from "../boardList/locks.ts";
import type { BoardActions, BoardLocks, StructureActions } from "./boardActions.ts";
import { partLocks } from "./partLocks.ts";

/** Whoever sits at a board, and the board: as the server has it, without what only this person sees. */
interface SeatAt {
  session: { state: Store<WorkshopState | null> };
  board: { boardId: string; content: Store<BoardContent | null> };
}

/** What hosts have locked of a board for this person, as it is whenever it is asked; the server has the same rule. */
export function createBoardLocks({ session, board }: SeatAt): BoardLocks {
  const look = () => lockLook(session.state.get(), board.boardId, board.content.get());
  const held = createHeld(session.state, board.content, look);
  return {
    hasPlace: (place) => look()(place),
    hasNote: (noteId) => held()(noteId),
    parts: () => partLocks(board.content.get() ?? NO_BOARD, look()),
  };
}

/** Stands for a board that has not come. */
const NO_BOARD: BoardContent = {
  ...{ type: "free", title: "", stages: [], steps: [], lanes: [], columns: [], clusters: [], notes: [] },
};

/** Tells which notes are held, also where thousands are asked for one after the other: found anew once anything has changed. */
function createHeld(
  state: Store<WorkshopState | null>,
  content: Store<BoardContent | null>,
  look: () => IsLocked,
): () => (id: NoteId) => boolean {
  let from: readonly unknown[] = [];
  let isHeld: (id: NoteId) => boolean = () => false;
  return () => {
    const now = [state.get(), content.get()];
    if (now.some((one, index) => one !== from[index])) {
      from = now;
      isHeld = heldNotes(content.get()?.notes ?? [], look());
    }
    return isHeld;
  };
}

/** The same actions, which leave what stands in locked parts as it is. */
export function withLocks(actions: BoardActions, locks: BoardLocks): BoardActions {
  const loose = <Id extends string>(ids: readonly Id[]) => ids.filter((id) => !locks.hasNote(id as string as NoteId));
  const { structure } = actions;
  const { tagNotes, mergeNotes, splitNotes } = actions.ideas;
  return {
    ...actions,
    locks,
    canChange: (id) => actions.canChange(id) && !locks.hasNote(id),
    ideas: {
      tagNotes: (ids, tag, isOn) => tagNotes(loose(ids), tag, isOn),
      mergeNotes: mergeNotes && ((ids, headId) => locks.hasNote(headId) || mergeNotes(loose(ids), headId)),
      splitNotes: splitNotes && ((ids) => splitNotes(loose(ids))),
    },
    structure: structure && {
      ...lockedStructure(structure, locks),
      groupNotes: (ids, label) => structure.groupNotes(loose(ids), label),
      ungroupNotes: (ids) => structure.ungroupNotes(loose(ids)),
    },
  };
}

/** Edits of the structure that say so where a part is locked, and leave it. */
function lockedStructure(structure: StructureActions, { parts }: BoardLocks): StructureActions {
  const unless = <Answer>(isLocked: boolean, edit: () => Answer): Answer | null => {
    if (!isLocked) return edit();
    showToast(t("boardList.locked"));
    return null;
  };
  const isKept = (kind: PartKind, id: string) => parts().isKept(kind, id);
  const isFull = (kind: PartKind, afterId: string | null, stageId = "") =>
    kind === "steps" && (afterId === null ? isKept("stages", stageId) : parts().isStageKept(afterId));
  return {
    ...structure,
    addPart: (kind, label, at = {}) =>
      unless(isFull(kind, at.afterId ?? null, at.stageId), () => structure.addPart(kind, label, at)),
    addStepAfter: (id, label) => unless(isFull("steps", id), () => structure.addStepAfter(id, label)),
    renamePart: (kind, id, label) => unless(isKept(kind, id), () => structure.renamePart(kind, id, label)),
    renameStep: (id, label) => unless(isKept("steps", id), () => structure.renameStep(id, label)),
    renameColumn: (id, label) => unless(isKept("columns", id), () => structure.renameColumn(id, label)),
    changePart: (kind, id, fields) => unless(isKept(kind, id), () => structure.changePart(kind, id, fields)),
    changeStep: (id, change) => unless(isKept("steps", id), () => structure.changeStep(id, change)),
    setKeyMoment: (id, isKey) => unless(isKept("steps", id), () => structure.setKeyMoment(id, isKey)),
    nameBox: (rowId, columnId, label) =>
      unless(parts().isBoxKept(rowId, columnId), () => structure.nameBox(rowId, columnId, label)),
    movePart: (kind, id, by) => unless(parts().isMoveHeld(kind, id, by), () => structure.movePart(kind, id, by)),
    splitPart: (kind, id, label) => unless(parts().isHeld(kind, id), () => structure.splitPart(kind, id, label)),
    removePart: (kind, id) => unless(parts().isHeld(kind, id), () => structure.removePart(kind, id)),
    removeStep: (id) => unless(parts().isHeld("steps", id), () => structure.removeStep(id)),
  };
}
