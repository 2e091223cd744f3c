import "./versionWords.ts";
import "./versions.css";
import type { MapStanding } from "@longtable/shared/versions/versions.schema";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { Icon } from "../../ui/Icon.tsx";
import { DifferenceSheet } from "./DifferenceSheet.tsx";
import { standingText } from "./standingText.ts";

/** On a map's list: whether it shows now or later, how far it can be relied on, and what differs from the map it began as. */
export default function StandingLine({ standing, session }: { standing: MapStanding; session: Session }) {
  const [isOpen, setIsOpen] = useState(false);
  const state = useStore(session.state);
  const { icon, text } = standingText(standing);
  const isHost = state?.me.role === "facilitator";
  const earlier = state?.boards.find(({ id }) => id === standing.basedOnId);
  const isSaid = standing.status !== "draft" || standing.reviews.length > 0;
  return (
    <div className="map-head">
      {standing.state && <span className="chip">{t(`versions.state.${standing.state}`)}</span>}
      {isSaid && !isHost && (
        <p className="small map-status" data-status={standing.status}>
          <Icon name={icon} /> <span dir="auto">{text}</span>
        </p>
      )}
      {earlier && !isHost && (
        <button type="button" className="btn" onClick={() => setIsOpen(true)}>
          {t("versions.compare.list")}
        </button>
      )}
      {isOpen && earlier && (
        <DifferenceSheet
          session={session}
          boardId={standing.boardId}
          earlier={earlier}
          onClose={() => setIsOpen(false)}
        />
      )}
    </div>
  );
}
