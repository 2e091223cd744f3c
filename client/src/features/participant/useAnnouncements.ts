import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useEffect, useRef } from "react";
import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/Announcer.tsx";
import { viewParticipant } from "./participant.view.ts";

/** Tells a screen reader what the room has moved on to. The focus stays where it is. */
export function useAnnouncements(state: WorkshopState | null): void {
  const before = useRef<{ activityId: string | null; roundId: string | null } | null>(null);
  useEffect(() => {
    if (state === null) return;
    const { activity, openRound } = viewParticipant(state);
    const now = { activityId: activity?.id ?? null, roundId: openRound?.id ?? null };
    const last = before.current;
    before.current = now;
    if (last === null) return;
    if (now.activityId !== last.activityId) {
      const words = activity && { title: activity.title, prompt: activity.prompt };
      announce(words ? t("participant.said.opened", words) : t("participant.said.closed"));
    }
    if (now.roundId !== last.roundId) {
      const opened = state.me.canVote ? "participant.said.vote" : "participant.said.voteOpen";
      announce(openRound ? t(opened, { count: openRound.dots }) : t("participant.said.voteClosed"));
    }
  }, [state]);
}
