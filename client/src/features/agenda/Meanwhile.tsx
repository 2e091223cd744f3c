import type { ReactNode } from "react";
import { t } from "../../i18n/t.ts";
import { Notice } from "../../ui/Notice.tsx";

/** Another host changed what this one is writing: both words are there, and this host chooses. */
export function Meanwhile({ theirs, onKeep, onTake }: { theirs: ReactNode; onKeep(): void; onTake(): void }) {
  return (
    <Notice tone="wait" isUrgent>
      <p>{t("agenda.meanwhile.words")}</p>
      <p>
        {t("agenda.meanwhile.theirs")} <b dir="auto">{theirs}</b>
      </p>
      <div className="plan-acts">
        <button type="button" className="btn" onClick={onTake}>
          {t("agenda.meanwhile.take")}
        </button>
        <button type="button" className="btn" onClick={onKeep}>
          {t("agenda.meanwhile.keep")}
        </button>
      </div>
    </Notice>
  );
}
