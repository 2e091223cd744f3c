import "./agreementWords.ts";
import "./agreement.css";
import "./hostAgreement.css";
import { askAgain } from "@longtable/shared/agreement/agreement.commands";
import { proposalInFront } from "@longtable/shared/agreement/agreement.rules";
import type { Proposal } from "@longtable/shared/agreement/agreement.schema";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../i18n/t.ts";
import type { Commands } from "../console/useCommands.ts";
import { CheckPanel } from "./CheckPanel.tsx";
import { EarlierWordings } from "./EarlierWordings.tsx";
import { LimitsPanel } from "./LimitsPanel.tsx";
import { PositionBars, ReasonList } from "./PositionResults.tsx";
import { ProposalRun } from "./ProposalRun.tsx";
import { ProposalSetup } from "./ProposalSetup.tsx";
import { outcomeOf } from "./SettledProposals.tsx";

interface Props {
  state: WorkshopState;
  content: BoardContent | null;
  /** The board that is on the wall. */
  boardId: string | null;
  commands: Commands;
}

/** A host's side of agreement: a proposal, quick checks, and what can change. */
export function AgreePanel({ state, content, boardId, commands }: Props) {
  const { agreements = [], checks = [], participants } = state;
  const open = proposalInFront(agreements);
  return (
    <>
      <section className="card vote-card" aria-labelledby="agree-proposal">
        <h2 id="agree-proposal">{t("agreement.host.proposal")}</h2>
        {open ? (
          <ProposalRun
            key={`${open.id}-${open.version}`}
            proposal={open}
            people={participants.count}
            commands={commands}
          />
        ) : (
          <ProposalSetup rounds={state.rounds} commands={commands} />
        )}
      </section>
      <PastProposals
        proposals={agreements.filter(({ id, state: at }) => id !== open?.id && at !== "proposed")}
        commands={commands}
      />
      <CheckPanel checks={checks} people={participants.count} commands={commands} />
      <LimitsPanel content={content} boardId={boardId} commands={commands} />
    </>
  );
}

function PastProposals({ proposals, commands }: { proposals: readonly Proposal[]; commands: Commands }) {
  if (proposals.length === 0) return null;
  return (
    <details className="card vote-earlier">
      <summary>
        {t("agreement.host.past")} ({proposals.length})
      </summary>
      <ul className="host-past">
        {proposals.toReversed().map((proposal) => (
          <li key={proposal.id}>
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
            {proposal.state === "parked" && (
              <button
                type="button"
                className="btn"
                aria-disabled={commands.isBusy}
                onClick={() => void commands.run(askAgain, { proposalId: proposal.id })}
              >
                {t("agreement.host.again")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
