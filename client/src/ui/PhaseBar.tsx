import { PHASES, type PhaseKey } from "@longtable/shared/workshop/phases";
import { t } from "../i18n/t.ts";

/** The four phases as lengths of table: laid, here, to come. `bare` leaves the words to assistive tools. */
export function PhaseBar({ phase, bare = false }: { phase: PhaseKey | null; bare?: boolean }) {
  const here = phase === null ? -1 : PHASES.indexOf(phase);
  return (
    <ol className="phases" aria-label={t("phases.label")}>
      {PHASES.map((key, index) => (
        <li
          key={key}
          className={index < here ? "done" : index === here ? "here" : ""}
          aria-current={index === here ? "step" : undefined}
        >
          <span className={bare ? "sr" : ""}>{t(`phases.${key}`)}</span>
        </li>
      ))}
    </ol>
  );
}
