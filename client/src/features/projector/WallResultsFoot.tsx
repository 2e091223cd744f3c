import { PHASES } from "@longtable/shared/workshop/phases";
import { t } from "../../i18n/t.ts";
import { WallFootCode, WallTimer } from "./WallParts.tsx";
import type { ResultsProps } from "./WallResults.tsx";

/** Below a result: what to know beside it, else where the room is in its work; the time; the way in. */
export function WallResultsFoot({ state, join, activity, now, note }: ResultsProps & { note: string | null }) {
  return (
    <footer className="wall-foot">
      {note ? (
        <p className="wall-results-note">{note}</p>
      ) : (
        <span>
          <b>{t(`phases.${activity.phase}`)}</b> ·{" "}
          {t("projector.phaseOf", { part: PHASES.indexOf(activity.phase) + 1, parts: PHASES.length })}
        </span>
      )}
      <WallTimer timer={state.timer} now={now} />
      <WallFootCode join={join} code={state.workshop.joinCode} />
    </footer>
  );
}
