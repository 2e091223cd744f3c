import type { BoardContent } from "@longtable/shared/board/board.doc";
import { forgetWhenErased } from "@longtable/shared/kernel/erasedWords";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { useEffect, useMemo, useRef } from "react";
import type { BoardSession, Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { useNoteActions } from "../boardList/useNoteActions.ts";
import { markHeld } from "../held/heldOnCanvas.ts";
import { isWrittenAloneOn } from "../held/writtenAlone.ts";
import { type CommandActions, createCommandActions } from "./commandActions.ts";

interface CommandBoard {
  /** The board with what this person has written and nobody else sees yet; null until it is there. */
  content: BoardContent | null;
  actions: CommandActions;
  /** Notes of one's own, on the board or not. */
  ownNoteIds: ReadonlySet<string>;
  isAlone: boolean;
}

/**
 * A board for those who contribute: each change is a command, and what is unsent or held is shown too.
 *
 * @param onAny - true for hosts, whose commands may change anyone's notes.
 */
export function useCommandBoard(session: Session, board: BoardSession, onAny = false): CommandBoard {
  const onBoard = useStore(board.content);
  const state = useStore(session.state);
  const { notes } = useNoteActions(session, board.boardId, onBoard);
  const isAlone = isWrittenAloneOn(state, board.boardId);
  const [noteIds, held] = [state?.me.noteIds, state?.held?.notes];
  const ownNoteIds = useMemo(
    () => new Set<string>([...(noteIds ?? []), ...(held ?? []).map(({ id }) => id)]),
    [noteIds, held],
  );
  const content = useMemo(() => onBoard && { ...onBoard, notes: markHeld(notes) }, [onBoard, notes]);
  const latest = useRef({ content, ownNoteIds, isAlone });
  useEffect(() => {
    latest.current = { content, ownNoteIds, isAlone };
  }, [content, ownNoteIds, isAlone]);
  const actions = useMemo(
    () =>
      createCommandActions({
        boardId: board.boardId,
        session,
        content: () => latest.current.content,
        isAlone: () => latest.current.isAlone,
        isOwn(id: NoteId) {
          const now = latest.current;
          // While everyone writes alone, what is on the board stays as it is.
          const isHeld = now.content?.notes.some((note) => note.id === id && "held" in note) ?? false;
          return now.isAlone ? isHeld : onAny || now.ownNoteIds.has(id);
        },
      }),
    [board, session, onAny],
  );
  useEffect(() => forgetWhenErased(actions.forgetSteps), [actions]);
  return { content, actions, ownNoteIds, isAlone };
}
