import type { BoardContent } from "@longtable/shared/board/board.doc";
import { forgetWhenErased } from "@longtable/shared/kernel/erasedWords";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { useEffect, useMemo } from "react";
import type { Doc } from "yjs";
import type { BoardClient } from "../../session/boardClient.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore, type ValueStore } from "../../session/store.ts";
import type { SentStep } from "../boardEdit/sentStep.ts";
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
  /** What the list's own controls did that no undo knows of yet. */
  done: ValueStore<readonly SentStep[]>;
}

/** What commands go by: how the board stands now for who looks at it. */
interface Latest {
  session: Session;
  content: BoardContent | null;
  ownNoteIds: ReadonlySet<string>;
  isAlone: boolean;
  onAny: boolean;
}

/** One undo for each document, whether its board is shown as a canvas or as a list; it ends with the document. */
const held = new WeakMap<Doc, { actions: CommandActions; latest: Latest }>();

function commandsOn(doc: Doc, boardId: string, first: Latest) {
  const before = held.get(doc);
  if (before) return before;
  const latest = () => made.latest;
  const actions = createCommandActions({
    boardId,
    session: { send: (...command) => latest().session.send(...command) },
    content: () => latest().content,
    isAlone: () => latest().isAlone,
    isOwn(id: NoteId) {
      const now = latest();
      // While everyone writes alone, what is on the board stays as it is.
      const isHeld = now.content?.notes.some((note) => note.id === id && "held" in note) ?? false;
      return now.isAlone ? isHeld : now.onAny || now.ownNoteIds.has(id);
    },
  });
  const made = { actions, latest: first };
  const stop = forgetWhenErased(actions.forgetSteps);
  held.set(doc, made);
  doc.once("destroy", () => {
    stop();
    held.delete(doc);
  });
  return made;
}

/**
 * A board for those who contribute: each change is a command, and what is unsent or held is shown too.
 *
 * @param onAny - true for hosts, whose commands may change anyone's notes.
 */
export function useCommandBoard(session: Session, board: BoardClient, onAny = false): CommandBoard {
  const onBoard = useStore(board.content);
  const doc = useStore(board.doc);
  const state = useStore(session.state);
  const { notes, done } = useNoteActions(session, board.boardId, onBoard);
  const isAlone = isWrittenAloneOn(state, board.boardId);
  const [noteIds, heldNotes] = [state?.me.noteIds, state?.held?.notes];
  const ownNoteIds = useMemo(
    () => new Set<string>([...(noteIds ?? []), ...(heldNotes ?? []).map(({ id }) => id)]),
    [noteIds, heldNotes],
  );
  const content = useMemo(() => onBoard && { ...onBoard, notes: markHeld(notes) }, [onBoard, notes]);
  const latest = { session, content, ownNoteIds, isAlone, onAny };
  const commands = commandsOn(doc, board.boardId, latest);
  useEffect(() => {
    commands.latest = { session, content, ownNoteIds, isAlone, onAny };
  }, [commands, session, content, ownNoteIds, isAlone, onAny]);
  return { content, actions: commands.actions, ownNoteIds, isAlone, done };
}
