import type { Proposal } from "@longtable/shared/agreement/agreement.schema";
import { t } from "../../i18n/t.ts";
import { PositionBars, ReasonList } from "./PositionResults.tsx";

/** The words that were asked before, and what the room said to them; newest first. */
export function EarlierWordings({ history }: Pick<Proposal, "history">) {
  if (history.length === 0) return null;
  return (
    <details className="ag-earlier">
      <summary>
        {t("agreement.earlier")} <span className="quiet">({history.length})</span>
      </summary>
      <ol>
        {history.toReversed().map(({ version, text, result }) => (
          <li key={version}>
            <p className="small quiet">{t("agreement.earlierNumber", { number: version })}</p>
            <p dir="auto">{text}</p>
            {result ? (
              <>
                <PositionBars result={result} />
                <ReasonList reasons={result.reasons} />
              </>
            ) : (
              <p className="small quiet">{t("agreement.earlierHidden")}</p>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
