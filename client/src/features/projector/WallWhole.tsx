import type { BoardContent } from "@longtable/shared/board/board.doc";
import { boardScene } from "@longtable/shared/scene/board.scene";
import { withEvidence } from "@longtable/shared/story/evidence.rules";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { useMemo } from "react";
import { t } from "../../i18n/t.ts";
import { Legend } from "../ideas/Legend.tsx";
import { tableLabels } from "../tables/tableLabels.ts";
import { ScenePicture } from "./ScenePicture.tsx";
import type { WallParts } from "./Wall.types.ts";
import { WallEmpty, WallFootCode, WallHead } from "./WallParts.tsx";

interface Props extends WallParts {
  content: BoardContent;
  activity: Activity;
  now: number;
}

/** The whole board in one picture: its shape, for talking about it; its words are for the pages and the phones. */
export function WallWhole({ state, content, legend, join, activity, now }: Props) {
  const tables = tableLabels(state.tables);
  const scene = useMemo(
    () => boardScene(withEvidence(content, state.evidence), { tables }),
    [content, tables, state.evidence],
  );
  const notes = content.notes.length;
  return (
    <div className="wall wall-map-page">
      <WallHead
        className="wall-map-head"
        heading={
          <>
            <span>{t(`phases.${activity.phase}`)}</span> · {activity.prompt || activity.title}
          </>
        }
        timer={state.timer}
        now={now}
      />
      <main className="wall-map-room">
        {notes === 0 && <WallEmpty join={join} code={state.workshop.joinCode} />}
        {notes > 0 && (
          <svg
            className="wall-map wall-whole wall-page"
            viewBox={`0 0 ${scene.width} ${scene.height}`}
            role="img"
            aria-label={t("projector.whole", { title: scene.title || activity.title, count: notes })}
          >
            <ScenePicture
              scene={scene}
              part={{ x: 0, y: 0, width: scene.width, height: scene.height }}
              at={{ x: 0, y: 0 }}
            />
          </svg>
        )}
      </main>
      <footer className="wall-foot">
        <span>{t("projector.wholeFoot", { count: notes })}</span>
        {legend && <Legend lines={legend} />}
        <WallFootCode join={join} code={state.workshop.joinCode} />
      </footer>
    </div>
  );
}
