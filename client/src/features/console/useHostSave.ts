import { useMemo, useSyncExternalStore } from "react";
import type { BoardClient } from "../../session/boardClient.ts";
import { boardHolder } from "../../session/boardHolder.ts";
import type { SaveState, Session, Store } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";

/**
 * What the save pill says to a host, who writes by command and on boards directly: saved only when both are. A board's
 * edits have no number, so they count as one thing.
 */
export function hostSave(session: SaveState, boards: readonly { isUnsaved: boolean; isLate: boolean }[]): SaveState {
  const unsaved = boards.filter(({ isUnsaved }) => isUnsaved);
  if (unsaved.length === 0) return session;
  const isLate = session.status === "unsaved" || unsaved.some((board) => board.isLate);
  return { status: isLate ? "unsaved" : "saving", count: session.count + unsaved.length };
}

/** Follows the session and every board of this page, also one that was left before all of it was saved. */
export function useHostSave(session: Session): SaveState {
  const save = useStore(session.save);
  const boards = useStore(boardHolder.all);
  const stores = useMemo(() => boards.flatMap(({ unsaved, late, link }) => [unsaved, late, link]), [boards]);
  useAny(stores);
  return hostSave(save, boards.map(standing));
}

const standing = ({ unsaved, late, link }: BoardClient) => ({
  isUnsaved: unsaved.get(),
  isLate: late.get() || link.get() === "ended",
});

/** Renders again when any of the stores changes. */
export function useAny(stores: readonly Store<unknown>[]): void {
  const follow = useMemo(
    () => (listener: () => void) => {
      const stops = stores.map((store) => store.subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [stores],
  );
  useSyncExternalStore(follow, () => stores.map((store) => String(store.get())).join());
}
