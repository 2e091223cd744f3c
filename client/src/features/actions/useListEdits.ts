import type { BoardContent } from "@longtable/shared/board/board.doc";
import { forgetWhenErased } from "@longtable/shared/kernel/erasedWords";
import type { Access } from "@longtable/shared/participation/roles";
import { useEffect, useMemo, useRef, useState } from "react";
import type { BoardClient } from "../../session/boardClient.ts";
import type { Session, Store } from "../../session/session.types.ts";
import { createStore, type ValueStore } from "../../session/store.ts";
import type { BoardActions } from "../boardEdit/boardActions.ts";
import { createBoardLocks, withLocks } from "../boardEdit/boardLocks.ts";
import type { SentStep } from "../boardEdit/sentStep.ts";
import { useDocActions } from "../boardEdit/useDocActions.ts";
import { countDoings } from "../canvas/undoOffer.ts";
import { useCommandBoard } from "../canvas/useCommandBoard.ts";
import { joinUndo } from "./joinUndo.ts";

interface Options {
  session: Session;
  board: BoardClient;
  access: Access;
  /** What the list did itself, each once. */
  done: ValueStore<readonly SentStep[]>;
}

interface ListEdits {
  content: BoardContent | null;
  edits: BoardActions | null;
  ownNoteIds: ReadonlySet<string>;
  /** How much was done in the list so far. */
  doings: Store<number>;
}

/** Edits of a board from its list, with one undo for what the list's own controls and its sheets did. */
export function useListEdits({ session, board, access, done }: Options): ListEdits {
  const { content, actions: byCommand, ownNoteIds, isAlone } = useCommandBoard(session, board, access === "edit");
  const onDoc = useDocActions(access === "edit" && !isAlone ? board : null, session);
  const joined = useMemo(() => (onDoc ? joinUndo(onDoc, byCommand) : null), [onDoc, byCommand]);
  useEffect(() => joined?.close, [joined]);
  useEffect(() => (joined ? forgetWhenErased(joined.forgetSteps) : undefined), [joined]);
  const target = useRef(joined ?? byCommand);
  target.current = joined ?? byCommand;
  const [doings] = useState(() => createStore(0));
  const locks = useMemo(() => createBoardLocks({ session, board }), [session, board]);
  const counted = useMemo(
    () => countDoings(withLocks(joined ?? byCommand, locks), doings),
    [joined, byCommand, locks, doings],
  );
  // What the list offers to take back ends with it: on the canvas something else may be the latest.
  useEffect(() => () => doings.set(doings.get() + 1), [doings]);
  useEffect(() => {
    const take = () => {
      const steps = done.get();
      if (steps.length === 0) return;
      done.set([]);
      for (const step of steps) target.current.adopt(step);
      doings.set(doings.get() + 1);
    };
    take();
    return done.subscribe(take);
  }, [done, doings]);
  return { content, edits: counted, ownNoteIds, doings };
}
