import { useSyncExternalStore } from "react";
import type { BoardClient } from "../../session/boardClient.ts";
import type { SaveState, Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";

/**
 * What the save pill says to a host, who writes by command and on boards directly: saved only when both are. A board's
 * edits have no number, so they count as one thing.
 */
export function hostSave(session: SaveState, hasUnsavedEdits: boolean, isOnline: boolean): SaveState {
  if (!hasUnsavedEdits) return session;
  const status = session.status === "unsaved" || !isOnline ? "unsaved" : "saving";
  return { status, count: session.count + 1 };
}

/** Follows the session and the boards it writes on. */
export function useHostSave(session: Session, boards: readonly (BoardClient | null)[]): SaveState {
  const save = useStore(session.save);
  const link = useStore(session.link);
  const hasUnsavedEdits = useSyncExternalStore(
    (listener) => {
      const stops = boards.map((board) => board?.unsaved.subscribe(listener));
      return () => {
        for (const stop of stops) stop?.();
      };
    },
    () => boards.some((board) => board?.unsaved.get() === true),
  );
  return hostSave(save, hasUnsavedEdits, link === "online" || link === "connecting");
}
