import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { t } from "../../i18n/t.ts";
import type { WallParts } from "./Wall.types.ts";
import { WallHead, WallYours } from "./WallParts.tsx";

interface Props extends WallParts {
  activity: Activity;
  now: number;
}

/** The question alone, as large as the wall: there is no board, or none that is for this screen. */
export function WallPrompt({ state, join, activity, now }: Props) {
  const prompt = activity.prompt || activity.title;
  return (
    <div className="wall">
      <WallHead
        kicker={<b>{t(`phases.${activity.phase}`)}</b>}
        heading={activity.title}
        timer={state.timer}
        now={now}
      />
      <main className="wall-prompt wall-page">
        <blockquote className={prompt.length > 160 ? "is-long" : ""} dir="auto">
          {prompt}
        </blockquote>
        <WallYours join={join} code={state.workshop.joinCode} />
      </main>
    </div>
  );
}
