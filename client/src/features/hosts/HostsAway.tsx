import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { hostsAway } from "../../i18n/en/hostsAway.ts";
import { addWords, t } from "../../i18n/t.ts";
import { Notice } from "../../ui/Notice.tsx";
import "./hostsAway.css";

addWords({ hostsAway });

/** On phones and laptops, while the room stands still because no host is there. */
export default function HostsAway({ state }: { state: Pick<WorkshopState, "rounds"> }) {
  const hasOpenVote = state.rounds.some((round) => round.state === "open");
  return (
    <div role="status" className="hosts-away">
      <Notice tone="wait">
        <b>{t("hostsAway.title")}.</b> {t("hostsAway.words")} {hasOpenVote && t("hostsAway.votes")}
      </Notice>
    </div>
  );
}
