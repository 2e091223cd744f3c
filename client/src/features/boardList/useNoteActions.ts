import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { NoteKind, Place } from "@longtable/shared/board/board.types";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { useEffect, useMemo, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { showToast } from "../../ui/toasts.ts";
import { type Settled, type ShownNote, showNotes } from "./shownNotes.ts";

/** What a person may do with notes on a list. Every one goes through the outbox. */
export interface NoteActions {
  add(text: string, kind: NoteKind, place: Place): void;
  edit(note: ShownNote, change: { text?: string; kind?: NoteKind }): void;
  move(note: ShownNote, place: Place): void;
  /** Takes the note off at once and offers to bring its words back. */
  remove(note: ShownNote): void;
}

/** What was saved while the board still looked as it does in `content`. */
interface SettledOn extends Settled {
  content: BoardContent | null;
}

/** The board's notes as this person sees them, and what this person may do with them. */
export function useNoteActions(session: Session, boardId: string, content: BoardContent | null) {
  const unsent = useStore(session.unsent);
  const noteIds = useStore(session.state)?.me.noteIds ?? NONE;
  const [settled, setSettled] = useState<readonly SettledOn[]>([]);
  const latest = useRef(content);
  useEffect(() => {
    latest.current = content;
    // An added note is the board's business once the board has it; a change once the board has moved on.
    setSettled((before) => {
      const after = before.filter((item) =>
        item.noteId === undefined ? item.content === content : !content?.notes.some(({ id }) => id === item.noteId),
      );
      return after.length === before.length ? before : after;
    });
  }, [content]);

  const notes = useMemo(
    () => (content ? showNotes(content, { boardId, noteIds, unsent, settled }) : []),
    [content, boardId, noteIds, unsent, settled],
  );

  const actions = useMemo((): NoteActions => {
    async function send(type: string, input: Record<string, unknown>): Promise<void> {
      const reply = await session.send<{ noteId?: NoteId }>(type, input);
      if (!reply.ok) return;
      const { noteId } = reply.result;
      const isThere = noteId !== undefined && latest.current?.notes.some(({ id }) => id === noteId);
      if (isThere) return;
      setSettled((before) => [...before, { type, input, content: latest.current, ...(noteId && { noteId }) }]);
    }
    const add = (text: string, kind: NoteKind, place: Place) =>
      void send("board.addNote", { boardId, text, kind, ...place });
    return {
      add,
      edit(note, change) {
        if (note.isNew && note.unsentId) session.revise(note.unsentId, change);
        else void send("board.editNote", { boardId, noteId: note.id, ...change });
      },
      move(note, place) {
        if (note.isNew && note.unsentId) session.revise(note.unsentId, { ...NOWHERE, ...place });
        else void send("board.moveNote", { boardId, noteId: note.id, ...place });
      },
      remove(note) {
        if (note.isNew && note.unsentId) session.discard(note.unsentId);
        else void send("board.removeNote", { boardId, noteId: note.id });
        const { text, kind, place } = note;
        showToast(t("boardList.removed"), { label: t("boardList.undo"), perform: () => add(text, kind, place) });
      },
    };
  }, [session, boardId]);

  return { notes, actions };
}

const NONE: readonly string[] = [];
const NOWHERE = { stepId: undefined, laneId: undefined, columnId: undefined };
