import "./host/hostWords.ts";
import "./wallAlone.css";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { WallParts } from "../projector/Wall.types.ts";
import { WallFootCode, WallHead } from "../projector/WallParts.tsx";

interface Props extends WallParts {
  activity: Activity;
  now: number;
}

/** While everyone writes alone: the question and the time, and nothing of what is written, not even how much. */
export function WallAlone({ state, join, activity, now }: Props) {
  return (
    <div className="wall">
      <WallHead
        kicker={
          <>
            <b>{t(`phases.${activity.phase}`)}</b> · {t("heldHosts.wall.kicker")}
          </>
        }
        heading={<span dir="auto">{activity.prompt || activity.title}</span>}
        timer={state.timer}
        now={now}
      />
      <main className="wall-page wall-alone">
        <Icon name="private" />
        <div>
          <p className="wall-alone-title">{t("heldHosts.wall.title")}</p>
          <p className="wall-alone-lead">{t("heldHosts.wall.lead")}</p>
        </div>
      </main>
      <footer className="wall-foot">
        <WallFootCode join={join} code={state.workshop.joinCode} />
      </footer>
    </div>
  );
}
