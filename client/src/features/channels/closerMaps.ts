import "./channelWords.ts";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { createStore } from "../../session/store.ts";
import { showToast } from "../../ui/toasts.ts";

/** A map that somebody wants to see closer, and the one they come from; null when nobody asks. */
export const closerMap = createStore<{ boardId: string; fromId: string } | null>(null);

interface Wish {
  boardId: string;
  fromId: string;
  session: Pick<Session, "state">;
}

/** Opens the map behind a step where boards are shown; one that is gone, or not for this person, is said plainly. */
export function openCloserMap({ boardId, fromId, session }: Wish): void {
  const isThere = session.state.get()?.boards.some(({ id }) => id === boardId);
  if (isThere) closerMap.set({ boardId, fromId });
  else showToast(t("noteFacts.closerGone"));
}
