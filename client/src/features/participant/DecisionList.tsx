import type { Decision } from "@longtable/shared/decision/decision.schema";
import { t } from "../../i18n/t.ts";

/** What the room has decided, as plain text, newest first. */
export function DecisionList({ decisions, isOpen }: { decisions: readonly Decision[]; isOpen: boolean }) {
  if (decisions.length === 0) return null;
  return (
    <details className={isOpen ? "card decisions" : "decisions"} open={isOpen}>
      <summary>
        <b>{t("participant.decisions.title")}</b> <span className="quiet">({decisions.length})</span>
      </summary>
      <ul>
        {decisions.toReversed().map(({ id, question, state, method }) => (
          <li key={id}>
            <p>{question}</p>
            <p className="small quiet">
              {t(`participant.decisions.state.${state}`)} · {t(`participant.decisions.method.${method}`)}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
