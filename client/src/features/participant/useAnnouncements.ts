import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useEffect, useRef } from "react";
import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/Announcer.tsx";
import { viewParticipant } from "./participant.view.ts";
import { type Moment, momentOf, movedWords } from "./said.ts";

/** Tells a screen reader what the room has moved on to. The focus stays where it is. */
export function useAnnouncements(state: WorkshopState | null): void {
  const before = useRef<(Moment & { roundId: string | null }) | null>(null);
  useEffect(() => {
    if (state === null) return;
    const { openRound } = viewParticipant(state);
    const now = { ...momentOf(state), roundId: openRound?.id ?? null };
    const last = before.current;
    before.current = now;
    if (last === null) return;
    const moved = movedWords(last, now);
    if (moved) announce(t(`participant.said.${moved.key}`, { title: moved.about?.title, prompt: moved.about?.prompt }));
    if (now.roundId !== last.roundId) {
      const opened = state.me.canVote ? "participant.said.vote" : "participant.said.voteOpen";
      announce(openRound ? t(opened, { count: openRound.dots }) : t("participant.said.voteClosed"));
    }
  }, [state]);
}
