import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { HeldNote } from "@longtable/shared/held/held.schema";
import { forgetWhenErased } from "@longtable/shared/kernel/erasedWords";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { createStore, useStore, type ValueStore } from "../../session/store.ts";
import { showToast } from "../../ui/toasts.ts";
import { type SentStep, whereIs } from "../boardEdit/sentStep.ts";
import { isWrittenAloneOn } from "../held/writtenAlone.ts";
import { createNoteActions, type NoteActions } from "./noteActions.ts";
import { type Settled, showNotes } from "./shownNotes.ts";

/** What was saved while the board still looked as it does in `content`. */
interface SettledOn extends Settled {
  content: BoardContent | null;
  held: readonly HeldNote[];
}

/** The board's notes as this person sees them, and what this person may do with them. */
export function useNoteActions(session: Session, boardId: string, content: BoardContent | null) {
  const unsent = useStore(session.unsent);
  const state = useStore(session.state);
  const noteIds = state?.me.noteIds ?? NONE;
  const held = state?.held?.notes ?? NONE;
  const [settled, setSettled] = useState<readonly SettledOn[]>([]);
  const latest = useRef({ content, held, noteIds });
  useEffect(() => {
    latest.current = { content, held, noteIds };
    // An added note is the board's business once the board has it, or it is held; a change once either has moved on.
    setSettled((before) => {
      const after = before.filter((item) =>
        item.noteId === undefined
          ? item.content === content && item.held === held
          : !isThere(latest.current, item.noteId),
      );
      return after.length === before.length ? before : after;
    });
  }, [content, held, noteIds]);

  const notes = useMemo(
    () => (content ? showNotes(content, { boardId, noteIds, unsent, settled, held }) : []),
    [content, boardId, noteIds, unsent, settled, held],
  );

  const shown = useRef(notes);
  useEffect(() => {
    shown.current = notes;
  }, [notes]);
  const touched = useRef(new Set<string>());
  const done = sentOn(session, boardId);
  const actions = useMemo((): NoteActions => {
    async function send(type: string, input: Record<string, unknown>): Promise<boolean> {
      const note = shown.current.find(({ id }) => id === input.noteId) ?? null;
      const before = latest.current.content;
      if (note) touched.current.add(note.id);
      const reply = await session.send<{ noteId?: NoteId }>(type, input);
      if (!reply.ok) return false;
      const { noteId } = reply.result;
      const id = noteId ?? note?.id;
      const step = { type, input, note, from: before && note && whereIs(before, note.id) };
      if (id !== undefined) done.set([...done.get().slice(-MOST_STEPS), { ...step, noteId: id }]);
      if (noteId === undefined || !isThere(latest.current, noteId)) {
        const { content: then, held: kept } = latest.current;
        setSettled((before) => [...before, { type, input, content: then, held: kept, ...(noteId && { noteId }) }]);
        // It may have been erased while its answer was on its way: then nothing will ever bring it.
        const isOwn = () => noteId === undefined || latest.current.noteIds.some((id) => id === noteId);
        setTimeout(() => isOwn() || setSettled((before) => before.filter((item) => item.noteId !== noteId)), ERASED_MS);
      }
      return true;
    }
    const made = createNoteActions({
      boardId,
      session,
      send,
      isAlone: () => isWrittenAloneOn(session.state.get(), boardId),
      onRemoved: (note) =>
        showToast(t(note.isMine ? "boardList.removed" : "boardList.removedOther"), {
          label: t("boardList.undo"),
          perform: () => made.restore(note),
        }),
    });
    return made;
  }, [session, boardId, done]);

  /** True for notes of one's own and those one has changed: screen readers need no telling of these. */
  const isOwn = useCallback(
    (id: string) => touched.current.has(id) || latest.current.noteIds.some((own) => own === id),
    [],
  );
  return { notes, actions, done, isOwn };
}

const NONE: readonly never[] = [];

/** What was sent and no undo knows of yet: the list's tools or the canvas take it, whichever is opened first. */
const sent = new WeakMap<Session, Map<string, ValueStore<readonly SentStep[]>>>();

function sentOn(session: Session, boardId: string): ValueStore<readonly SentStep[]> {
  const boards = sent.get(session) ?? new Map<string, ValueStore<readonly SentStep[]>>();
  const before = boards.get(boardId);
  if (before) return before;
  const done = createStore<readonly SentStep[]>(NONE);
  forgetWhenErased(() => done.set(NONE));
  sent.set(session, boards.set(boardId, done));
  return done;
}

/** So many of one's doings can be taken back. */
const MOST_STEPS = 49;

/** Whose a note is comes long before this, in milliseconds. */
const ERASED_MS = 4_000;

const isThere = ({ content, held }: Pick<SettledOn, "content" | "held">, noteId: NoteId) =>
  [...(content?.notes ?? []), ...held].some(({ id }) => id === noteId);
