import type { PhaseKey } from "@longtable/shared/workshop/phases";
import { t } from "../../i18n/t.ts";
import type { SaveState } from "../../session/session.types.ts";
import { Icon } from "../../ui/Icon.tsx";
import { PhaseBar } from "../../ui/PhaseBar.tsx";
import { SavePill } from "../../ui/SavePill.tsx";
import { phasePart } from "./participant.view.ts";

interface Props {
  title: string;
  phase: PhaseKey | null;
  save: SaveState;
  onPause(): void;
}

/** Where we are, whether all is saved, and the way to a break: on every participant's page. */
export function ParticipantTop({ title, phase, save, onPause }: Props) {
  return (
    <header className="top seat-top">
      <div className="between">
        <div className="row grow seat-title">
          <Icon name="brand" className="brandmark" />
          <span className="title">{title}</span>
        </div>
        <button type="button" className="btn btn-plain seat-pause" onClick={onPause}>
          <Icon name="pause" /> {t("participant.pause")}
        </button>
      </div>
      <PhaseBar phase={phase} bare />
      <div className="strip">
        <span>
          {phase && (
            <>
              <b>{t(`phases.${phase}`)}</b>
              <span className="seat-part"> · {t("participant.phase", { part: phasePart(phase), parts: 4 })}</span>
            </>
          )}
        </span>
        <SavePill save={save} />
      </div>
    </header>
  );
}
