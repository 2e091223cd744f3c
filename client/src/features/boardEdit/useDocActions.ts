import { useEffect, useState, useSyncExternalStore } from "react";
import type { BoardClient } from "../../session/boardClient.ts";
import { newId } from "../../session/newId.ts";
import { createDocActions, type DocActions } from "./docActions.ts";

const nothing = () => () => undefined;

/** Marks this tab's edits, so that undo takes back no other tab's. */
const ORIGIN = { tab: "console" };

/**
 * Edits on a board's own document. They are made anew when the document is: after a refused write it starts again from
 * what everyone else sees.
 */
export function useDocActions(board: BoardClient | null): DocActions | null {
  const doc = useSyncExternalStore(board?.doc.subscribe ?? nothing, () => board?.doc.get() ?? null);
  const [actions, setActions] = useState<DocActions | null>(null);
  useEffect(() => {
    if (doc === null) return;
    const made = createDocActions({ doc, origin: ORIGIN, newId });
    setActions(made);
    return () => {
      setActions(null);
      made.close();
    };
  }, [doc]);
  return actions;
}
