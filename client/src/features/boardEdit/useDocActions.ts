import { LIMITS } from "@longtable/shared/kernel/limits";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { Doc } from "yjs";
import type { BoardClient } from "../../session/boardClient.ts";
import { newId } from "../../session/newId.ts";
import type { Session } from "../../session/session.types.ts";
import { createDocActions, type DocActions } from "./docActions.ts";

const nothing = () => () => undefined;

/** Marks this tab's edits, so that undo takes back no other tab's. */
const ORIGIN = { tab: "console" };

type Sender = Pick<Session, "send">;

/** One undo for each document, whether its board is shown as a canvas or as a list; it ends with the document. */
const held = new WeakMap<Doc, { actions: DocActions; sender: Sender | undefined }>();

/** The edits of this tab on a document. `sender` tells which notes are copies; left out, whoever was named before does. */
export function docActionsOf(doc: Doc, boardId: string, sender?: Sender): DocActions {
  const before = held.get(doc);
  if (before) {
    before.sender = sender ?? before.sender;
    return before.actions;
  }
  const made = createDocActions({
    doc,
    origin: ORIGIN,
    newId,
    onCopies(copies) {
      for (let at = 0; at < copies.length; at += LIMITS.notesPerCommand) {
        const some = copies.slice(at, at + LIMITS.notesPerCommand);
        void held.get(doc)?.sender?.send("board.tellCopies", { boardId, copies: some });
      }
    },
  });
  held.set(doc, { actions: made, sender });
  doc.once("destroy", () => {
    made.close();
    held.delete(doc);
  });
  return made;
}

/**
 * Edits on a board's own document. They are made anew when the document is: after a refused write it starts again from
 * what everyone else sees. Meanwhile there are none, so that no part of the page goes on holding the document before.
 */
export function useDocActions(board: BoardClient | null, session?: Sender): DocActions | null {
  const doc = useSyncExternalStore(board?.doc.subscribe ?? nothing, () => board?.doc.get() ?? null);
  const [actions, setActions] = useState<DocActions | null>(null);
  useEffect(() => {
    if (doc === null || board === null) return;
    setActions(docActionsOf(doc, board.boardId, session));
    return () => setActions(null);
  }, [doc, board, session]);
  return actions;
}
