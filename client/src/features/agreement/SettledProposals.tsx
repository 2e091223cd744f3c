import type { Proposal } from "@longtable/shared/agreement/agreement.schema";
import { t } from "../../i18n/t.ts";
import { EarlierWordings } from "./EarlierWordings.tsx";
import { PositionBars, ReasonList } from "./PositionResults.tsx";

/** The words for how a proposal ended. */
export function outcomeOf({ state, method }: Pick<Proposal, "state" | "method">): string {
  const isAgreed = state === "agreed" && (method === "vote" || method === "consensus");
  return t(`agreement.outcome.${isAgreed ? method : state}`);
}

/** What has been settled or parked, and what the room said to it; folded away. */
export function SettledProposals({ proposals }: { proposals: readonly Proposal[] }) {
  if (proposals.length === 0) return null;
  return (
    <details className="ag-settled">
      <summary>
        <b>{t("agreement.settled")}</b> <span className="quiet">({proposals.length})</span>
      </summary>
      <ul>
        {proposals.map((proposal) => (
          <li key={proposal.id} className="card ag-card">
            <p className="small quiet">{outcomeOf(proposal)}</p>
            <p dir="auto">
              <b>{proposal.text}</b>
            </p>
            {proposal.result && (
              <>
                <PositionBars result={proposal.result} />
                <ReasonList reasons={proposal.result.reasons} />
              </>
            )}
            <EarlierWordings history={proposal.history} />
          </li>
        ))}
      </ul>
    </details>
  );
}
