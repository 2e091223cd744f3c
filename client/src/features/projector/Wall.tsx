import "./projector.css";
import "./boards.css";
import "./outcome.css";
import "./groupResults.css";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { WallCheck } from "../agreement/WallCheck.tsx";
import { WallProposal } from "../agreement/WallProposal.tsx";
import { WallReport } from "../followThrough/WallReport.tsx";
import { WallReflection } from "../reflection/WallReflection.tsx";
import { projectorView } from "./projector.view.ts";
import { useClock } from "./useClock.ts";
import type { WallParts } from "./Wall.types.ts";
import { WallDecision } from "./WallDecision.tsx";
import { WallMap } from "./WallMap.tsx";
import { WallNotes } from "./WallNotes.tsx";
import { WallResults } from "./WallResults.tsx";
import { WallVote } from "./WallVote.tsx";
import { WallWaiting } from "./WallWaiting.tsx";

/** The projected page, whatever is on it; also drawn small in the host's console, so that both are the same. */
export function Wall(parts: WallParts) {
  const now = useClock(parts.serverNow);
  const isSample = parts.state.workshop.isSample && parts.state.workshop.screen !== "blank";
  return (
    <div className={isSample ? "wall-frame is-sample" : "wall-frame"}>
      <WallPage {...parts} now={now} />
      {isSample && (
        <aside className="wall-sample" aria-label={t("projector.sampleLabel")}>
          {t("projector.sample")}
        </aside>
      )}
      {parts.link === "offline" && (
        <div className="wall-offline" role="status">
          <Icon name="unsaved" /> {t("projector.reconnecting")}
        </div>
      )}
    </div>
  );
}

function WallPage(parts: WallParts & { now: number }) {
  const view = projectorView(parts.state, parts.now);
  switch (view.name) {
    case "blank":
      return (
        <main className="wall wall-blank">
          <h1 className="sr">{parts.state.workshop.title}</h1>
          <Icon name="brand" />
        </main>
      );
    case "waiting":
      return <WallWaiting {...parts} />;
    case "report":
      return <WallReport {...parts} />;
    case "reflection":
      return <WallReflection {...parts} />;
    case "board":
      return parts.content?.type === "journeyMap" ? (
        <WallMap {...parts} activity={view.activity} />
      ) : (
        <WallNotes {...parts} activity={view.activity} />
      );
    case "proposal":
      return <WallProposal {...parts} proposal={view.proposal} />;
    case "check":
      return <WallCheck {...parts} check={view.check} />;
    case "vote":
      return <WallVote {...parts} activity={view.activity} round={view.round} />;
    case "results":
      return <WallResults {...parts} activity={view.activity} round={view.round} />;
    case "decision":
      return <WallDecision {...parts} activity={view.activity} decision={view.decision} />;
  }
}
