import "./purposeWords.ts";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { t } from "../../i18n/t.ts";
import type { WallParts } from "../projector/Wall.types.ts";
import { WallFootCode, WallHead } from "../projector/WallParts.tsx";

/** The activity stands still: everyone may take a breath, and reads on when it goes on. */
export function WallPaused({ state, join, activity, now }: WallParts & { activity: Activity; now: number }) {
  return (
    <div className="wall">
      <WallHead
        kicker={<b>{t(`phases.${activity.phase}`)}</b>}
        heading={activity.title}
        timer={state.timer}
        now={now}
      />
      <main className="wall-prompt wall-page">
        <blockquote dir="auto">{t("purpose.wall.paused")}</blockquote>
      </main>
      <footer className="wall-foot">
        <span>{t("purpose.wall.pausedLead")}</span>
        <WallFootCode join={join} code={state.workshop.joinCode} />
      </footer>
    </div>
  );
}
