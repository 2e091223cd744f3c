import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Note, Place } from "@longtable/shared/board/board.types";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import type { Store } from "../../session/session.types.ts";
import { lockLook } from "../boardList/locks.tsx";
import type { BoardActions, BoardLocks } from "./boardActions.ts";

/** Whoever sits at a board, and the board: as the server has it, without what only this person sees. */
interface SeatAt {
  session: { state: Store<WorkshopState | null> };
  board: { boardId: string; content: Store<BoardContent | null> };
}

/** What hosts have locked of a board for this person, as it is whenever it is asked; the server's gate has the same rule. */
export function createBoardLocks({ session, board }: SeatAt): BoardLocks {
  const hasPlace = (place: Place) => lockLook(session.state.get(), board.boardId, board.content.get())(place);
  const noteOf = createLookup(board.content);
  return {
    hasPlace,
    hasNote(noteId) {
      const passed = new Set<string>();
      let note = noteOf(noteId);
      // A note is held by whatever it is shown with, too.
      while (note && !passed.has(note.id)) {
        if (hasPlace(note.place)) return true;
        passed.add(note.id);
        note = note.mergedInto === undefined ? undefined : noteOf(note.mergedInto);
      }
      return false;
    },
  };
}

/** Finds notes by id, also where thousands are asked for one after the other. */
function createLookup(content: Store<BoardContent | null>): (id: string) => Note | undefined {
  let from: BoardContent | null = null;
  let byId: ReadonlyMap<string, Note> = new Map();
  return (id) => {
    const now = content.get();
    if (now !== from) [from, byId] = [now, new Map(now?.notes.map((note) => [note.id, note]))];
    return byId.get(id);
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
      ...structure,
      groupNotes: (ids, label) => structure.groupNotes(loose(ids), label),
      ungroupNotes: (ids) => structure.ungroupNotes(loose(ids)),
    },
  };
}
