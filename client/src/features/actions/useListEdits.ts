import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Access } from "@longtable/shared/participation/roles";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { BoardClient } from "../../session/boardClient.ts";
import type { Session, Store } from "../../session/session.types.ts";
import { createStore } from "../../session/store.ts";
import type { BoardActions } from "../boardEdit/boardActions.ts";
import { createBoardLocks, withLocks } from "../boardEdit/boardLocks.ts";
import { useDocActions } from "../boardEdit/useDocActions.ts";
import { countDoings } from "../canvas/undoOffer.ts";
import { useCommandBoard } from "../canvas/useCommandBoard.ts";
import { useOneUndo } from "./useOneUndo.ts";

interface Options {
  session: Session;
  board: BoardClient;
  access: Access;
}

interface ListEdits {
  content: BoardContent | null;
  edits: BoardActions | null;
  ownNoteIds: ReadonlySet<string>;
  /** How much was done in the list so far. */
  doings: Store<number>;
}

/** Edits of a board from its list, with one undo for what the list's own controls and its sheets did, and the canvas. */
export function useListEdits({ session, board, access }: Options): ListEdits {
  const commandBoard = useCommandBoard(session, board, access === "edit");
  const { content, ownNoteIds, isAlone } = commandBoard;
  const isDirect = access === "edit" && !isAlone;
  const onDoc = useDocActions(isDirect ? board : null, session);
  const [doings] = useState(() => createStore(0));
  const count = useCallback(() => doings.set(doings.get() + 1), [doings]);
  const actions = useOneUndo(isDirect, onDoc, commandBoard, count);
  const locks = useMemo(() => createBoardLocks({ session, board }), [session, board]);
  const edits = useMemo(() => actions && countDoings(withLocks(actions, locks), doings), [actions, locks, doings]);
  // What the list offers to take back ends with it: on the canvas something else may be the latest.
  useEffect(() => count, [count]);
  return { content, edits, ownNoteIds, doings };
}
