import { askAgain, revealProposal, settleProposal } from "@longtable/shared/agreement/agreement.commands";
import type { Proposal } from "@longtable/shared/agreement/agreement.schema";
import { OUTCOMES, type Outcome } from "@longtable/shared/agreement/agreement.types";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Question } from "../console/Question.tsx";
import type { Commands } from "../console/useCommands.ts";
import { AnsweredCount } from "./AnsweredCount.tsx";
import { EarlierWordings } from "./EarlierWordings.tsx";
import { PositionBars, ReasonList, StandingBlocks } from "./PositionResults.tsx";

interface Props {
  proposal: Proposal;
  people: number;
  commands: Commands;
}

/** A proposal that is being asked: how many have answered, showing the answers, other words, and how it ends. */
export function ProposalRun({ proposal, people, commands }: Props) {
  const [isRewording, setIsRewording] = useState(false);
  const { id, text, isReleased, result, history } = proposal;
  return (
    <>
      <p className="lead host-words" dir="auto">
        {text}
      </p>
      <AnsweredCount answered={proposal.answered} people={people} />
      {result ? (
        <div className="ag-result">
          <PositionBars result={result} />
          <StandingBlocks result={result} />
          <ReasonList reasons={result.reasons} />
        </div>
      ) : (
        <p className="quiet">{t("agreement.host.hidden")}</p>
      )}
      {isRewording ? (
        <RewordForm proposal={proposal} commands={commands} onAway={() => setIsRewording(false)} />
      ) : (
        <div className="vote-acts">
          {!isReleased && (
            <button
              type="button"
              className="btn btn-main"
              aria-disabled={commands.isBusy}
              onClick={() => void commands.run(revealProposal, { proposalId: id })}
            >
              {t("agreement.host.show")}
            </button>
          )}
          <button type="button" className="btn" onClick={() => setIsRewording(true)}>
            {t("agreement.host.reword")}
          </button>
        </div>
      )}
      <Settle proposal={proposal} commands={commands} />
      <EarlierWordings history={history} />
    </>
  );
}

function RewordForm({ proposal, commands, onAway }: { proposal: Proposal; commands: Commands; onAway(): void }) {
  const [text, setText] = useState(proposal.text);
  const id = useId();
  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "" || commands.isBusy) return;
    void commands.run(askAgain, { proposalId: proposal.id, text: text.trim() });
  };
  return (
    <form className="decision-form" onSubmit={ask}>
      <div className="field">
        <label htmlFor={id}>{t("agreement.host.rewordText")}</label>
        <textarea
          id={id}
          className="input"
          rows={3}
          maxLength={LIMITS.decisionChars}
          value={text}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => setText(target.value)}
        />
        <p id={`${id}-hint`} className="hint">
          {t("agreement.host.rewordHint")}
        </p>
      </div>
      <div className="vote-acts">
        <button type="submit" className="btn btn-main" aria-disabled={text.trim() === "" || commands.isBusy}>
          {t("agreement.host.rewordGo")}
        </button>
        <button type="button" className="btn btn-plain" onClick={onAway}>
          {t("agreement.host.cancel")}
        </button>
      </div>
    </form>
  );
}

/** How it ends: offered once the answers are shown. Consensus waits while a block stands, and says why. */
function Settle({ proposal, commands }: { proposal: Proposal; commands: Commands }) {
  const [asks, setAsks] = useState<Outcome | null>(null);
  const id = useId();
  const { result, answered } = proposal;
  if (!result) return <p className="hint">{t("agreement.host.settleShow")}</p>;
  const why = whyNotConsensus(result.blocksStanding, answered);
  const settle = (outcome: Outcome) => {
    setAsks(null);
    void commands.run(settleProposal, { proposalId: proposal.id, outcome });
  };
  return (
    <div className="host-settle">
      <h3>{t("agreement.host.settle")}</h3>
      <div className="vote-acts">
        {OUTCOMES.map((outcome) => {
          const mustWait = outcome === "consensus" && why !== null;
          return (
            <button
              key={outcome}
              type="button"
              className="btn"
              aria-disabled={mustWait || commands.isBusy}
              aria-describedby={mustWait ? id : undefined}
              onClick={() => !mustWait && setAsks(outcome)}
            >
              {t(`agreement.host.outcomes.${outcome}`)}
            </button>
          );
        })}
      </div>
      {why && (
        <p id={id} className="notice notice-wait">
          {why}
        </p>
      )}
      <Question
        isOpen={asks !== null}
        title={t("agreement.host.sure", { outcome: asks ? t(`agreement.host.outcomes.${asks}`) : "" })}
        words={t("agreement.host.sureWords")}
        safe={t("agreement.host.sureNo")}
        verb={asks ? t(`agreement.host.outcomes.${asks}`) : ""}
        onSafe={() => setAsks(null)}
        onVerb={() => asks && settle(asks)}
      />
    </div>
  );
}

function whyNotConsensus(blocks: number, answered: number): string | null {
  if (blocks > 0) return t("agreement.host.blocked", { count: blocks });
  return answered === 0 ? t("agreement.host.nobody") : null;
}
