import type { Decision } from "@longtable/shared/decision/decision.schema";
import { t } from "../../i18n/t.ts";

/** What was decided so far, newest first. */
export function Decisions({ decisions, onRecord }: { decisions: readonly Decision[]; onRecord(): void }) {
  const newestFirst = decisions.toSorted((a, b) => b.recordedAt - a.recordedAt);
  return (
    <section className="room-part">
      <h2>{t("console.decision.title")}</h2>
      {newestFirst.length === 0 ? (
        <p className="quiet small">{t("console.decision.none")}</p>
      ) : (
        <ul className="decision-list">
          {newestFirst.map((decision) => (
            <li key={decision.id}>
              <div className="who">
                <span>{t(`console.decision.${decision.state}`)}</span>
                <span>{t(`console.decision.${decision.method}`)}</span>
              </div>
              <span dir="auto">{decision.question}</span>
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="btn" onClick={onRecord}>
        {t("console.decision.record")}
      </button>
    </section>
  );
}
