import "./projector.css";
import "./boards.css";
import "./outcome.css";
import "./groupResults.css";
import { UNTOUCHED } from "@longtable/shared/screen/screen.rules";
import { useMemo } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { WallCheck } from "../agreement/WallCheck.tsx";
import { WallProposal } from "../agreement/WallProposal.tsx";
import { WallReport } from "../followThrough/WallReport.tsx";
import { WallAlone } from "../held/WallAlone.tsx";
import { WallHostsAway } from "../hosts/WallHostsAway.tsx";
import { useWallView } from "../ideas/useWallView.ts";
import { useMarked } from "../journey/useMarked.ts";
import { WallAgreement } from "../purpose/WallAgreement.tsx";
import { WallPaused } from "../purpose/WallPaused.tsx";
import { WallReflection } from "../reflection/WallReflection.tsx";
import { useSought } from "../room/wall/useSought.ts";
import { WallAsides } from "../room/wall/WallAsides.tsx";
import { WallLed } from "../room/wall/WallLed.tsx";
import { WallSpotlight } from "../room/wall/WallSpotlight.tsx";
import { WallTables } from "../tables/WallTables.tsx";
import { WallCompare } from "../versions/wall/WallCompare.tsx";
import { type ProjectorView, projectorView, shownBoardId, viewKey } from "./projector.view.ts";
import { useClock } from "./useClock.ts";
import type { WallParts } from "./Wall.types.ts";
import { WallBlank } from "./WallBlank.tsx";
import { WallBoard } from "./WallBoard.tsx";
import { WallDecision } from "./WallDecision.tsx";
import { WallPrompt } from "./WallPrompt.tsx";
import { WallResults } from "./WallResults.tsx";
import { WallVote } from "./WallVote.tsx";
import { WallWaiting } from "./WallWaiting.tsx";
import { WallTourContext } from "./wallTour.ts";

/** The projected page, whatever is on it; also drawn small in the host's console, so that both are the same. */
export function Wall(parts: WallParts) {
  const { state, link, onPages } = parts;
  const now = useClock(parts.serverNow);
  const view = projectorView(state, now);
  const key = viewKey(view);
  const driven = state.wall ?? UNTOUCHED;
  const sought = useSought(parts);
  const tour = useMemo(
    () => ({ view: key, driven, ...(sought && { sought }), ...(onPages && { onPages }) }),
    [key, driven, sought, onPages],
  );
  const boardId = shownBoardId(state);
  const { content, legend } = useWallView(useMarked(parts.content, state, boardId, true), state, boardId);
  const isSample = state.workshop.isSample && view.name !== "blank";
  return (
    <WallTourContext value={tour}>
      <div className={isSample ? "wall-frame is-sample" : "wall-frame"}>
        <WallPage {...parts} content={content} legend={legend} view={view} now={now} key={key} />
        <WallAsides {...parts} view={view} />
        {isSample && (
          <aside className="wall-sample" aria-label={t("projector.sampleLabel")}>
            {t("projector.sample")}
          </aside>
        )}
        {state.hosts?.pause && view.name !== "blank" && <WallHostsAway />}
        {link === "offline" && (
          <div className="wall-offline" role="status">
            <Icon name="unsaved" /> {t("projector.reconnecting")}
          </div>
        )}
      </div>
    </WallTourContext>
  );
}

/** One case a page; which of them has the wall is decided in `projector.view.ts`. */
function WallPage({ view, ...parts }: WallParts & { view: ProjectorView; now: number }) {
  switch (view.name) {
    case "blank":
      return <WallBlank {...parts} />;
    case "waiting":
      return <WallWaiting {...parts} />;
    case "report":
      return <WallReport {...parts} />;
    case "reflection":
      return <WallReflection {...parts} />;
    case "agreement":
      return <WallAgreement {...parts} />;
    case "paused":
      return <WallPaused {...parts} activity={view.activity} />;
    case "board":
      return (
        <WallLed {...parts} activity={view.activity}>
          {view.besideId ? (
            <WallCompare {...parts} activity={view.activity} />
          ) : (
            <WallBoard {...parts} activity={view.activity} />
          )}
        </WallLed>
      );
    case "spotlight":
      return <WallSpotlight {...parts} spotlight={view.spotlight} />;
    case "tables":
      return <WallTables {...parts} activity={view.activity} />;
    case "prompt":
      return <WallPrompt {...parts} activity={view.activity} />;
    case "alone":
      return <WallAlone {...parts} activity={view.activity} />;
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
