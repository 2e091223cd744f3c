import type { Decision } from "@longtable/shared/decision/decision.schema";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { WallParts } from "./Wall.types.ts";
import { WallFootCode, WallHead } from "./WallParts.tsx";

const MARKS: Record<Decision["state"], string> = {
  agreed: "full",
  proposed: "half",
  notAgreed: "none",
  parked: "pause",
};

interface Props extends WallParts {
  activity: Activity;
  decision: Decision;
  now: number;
}

/** What the room decided, in its own words, just after it was recorded. */
export function WallDecision({ state, join, activity, decision, now }: Props) {
  return (
    <div className="wall">
      <WallHead
        kicker={
          <>
            <b>{t(`phases.${activity.phase}`)}</b> · {activity.prompt || activity.title}
          </>
        }
        heading={t("projector.decided")}
        timer={state.timer}
        now={now}
      />
      <main className="wall-decision wall-page" key={decision.id}>
        <blockquote className={decision.question.length > 160 ? "is-long" : ""} dir="auto">
          {decision.question}
        </blockquote>
        <p className="wall-decision-state">
          <Icon name={MARKS[decision.state]} />
          {t(`projector.decision.${decision.state}`)}, {t(`projector.by.${decision.method}`)}
        </p>
      </main>
      <footer className="wall-foot">
        <WallFootCode join={join} code={state.workshop.joinCode} />
      </footer>
    </div>
  );
}
