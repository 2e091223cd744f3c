import type { Proposal } from "@longtable/shared/agreement/agreement.schema";
import { POSITIONS, type Position } from "@longtable/shared/agreement/agreement.types";
import { useEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { EarlierWordings } from "./EarlierWordings.tsx";
import { POSITION_MARKS } from "./marks.ts";
import { PositionBars, ReasonList, StandingBlocks } from "./PositionResults.tsx";
import { ReasonForm } from "./ReasonForm.tsx";
import { useOwnAnswer } from "./useOwnAnswer.ts";

interface Props {
  session: Session;
  proposal: Proposal;
  mayAnswer: boolean;
}

interface Given {
  position: Position;
  reason: string | null;
}

const askKey = ({ version, text, history }: Proposal) => {
  if (version === 1) return "agreement.ask";
  return history.at(-1)?.text === text ? "agreement.askAgainSame" : "agreement.askAgain";
};

/** A proposal on a phone: its words, four answers, and what the room said once a host has shown it. */
export function ProposalCard({ session, proposal, mayAnswer }: Props) {
  const { id, version, text, mine, result, history } = proposal;
  return (
    <section className="card ag-card" aria-labelledby={`proposal-${id}`}>
      <p className="small quiet">{t(askKey(proposal))}</p>
      <h2 id={`proposal-${id}`} dir="auto">
        {text}
      </h2>
      {mine && mine.version < version && mine.position === "block" && (
        <Notice tone="wait">{t("agreement.stands")}</Notice>
      )}
      {mayAnswer ? <Choices session={session} proposal={proposal} /> : <p>{t("agreement.noAnswer")}</p>}
      {result && (
        <div className="ag-result">
          <PositionBars result={result} />
          <StandingBlocks result={result} />
          <ReasonList reasons={result.reasons} />
        </div>
      )}
      {!result && <p className="small quiet">{t("agreement.answered", { count: proposal.answered })}</p>}
      <EarlierWordings history={history} />
    </section>
  );
}

function Choices({ session, proposal: { id, version, mine, isReleased } }: Omit<Props, "mayAnswer">) {
  const { answer, problem, send } = useOwnAnswer<Given>(session, {
    type: "agreement.answer",
    isOf: ({ proposalId, version: asked }) => proposalId === id && asked === version,
    answerIn: ({ position, reason }) => ({ position: position as Position, reason: (reason as string) || null }),
    mine: mine?.version === version ? { position: mine.position, reason: mine.reason } : null,
  });
  const [writing, setWriting] = useState<"reservation" | "block" | null>(null);
  const lastPressed = useRef<HTMLButtonElement>(null);
  const wasWriting = useRef(false);
  useEffect(() => {
    if (wasWriting.current && writing === null) lastPressed.current?.focus();
    wasWriting.current = writing !== null;
  }, [writing]);

  const give = (position: Position, reason?: string) => {
    setWriting(null);
    void send({ proposalId: id, version, position, ...(reason && { reason }) });
  };
  const choose = (position: Position, button: HTMLButtonElement) => {
    lastPressed.current = button;
    if (position === "reservation" || position === "block") setWriting(position);
    else give(position);
  };
  return (
    <>
      <fieldset className="ag-choices">
        <legend className="sr">{t("agreement.yours")}</legend>
        {POSITIONS.map((position) => (
          <button
            key={position}
            type="button"
            className="ag-choice"
            aria-pressed={answer?.position === position}
            aria-expanded={position === "reservation" || position === "block" ? writing === position : undefined}
            onClick={({ currentTarget }) => choose(position, currentTarget)}
          >
            <Icon name={POSITION_MARKS[position]} />
            <span>
              {t(`agreement.positions.${position}`)}
              {answer?.position === position && answer.reason && (
                <span className="ag-own-reason" dir="auto">
                  {answer.reason}
                </span>
              )}
            </span>
            {answer?.position === position && <Icon name="check" className="ag-tick" />}
          </button>
        ))}
      </fieldset>
      {writing && (
        <ReasonForm
          key={writing}
          draftKey={`why.${id}.${writing}`}
          position={writing}
          before={
            answer?.position === writing ? (answer.reason ?? "") : mine?.position === writing ? (mine.reason ?? "") : ""
          }
          onSend={(reason) => give(writing, reason)}
          onAway={() => setWriting(null)}
        />
      )}
      {problem && (
        <Notice tone="stop" isUrgent>
          {problem}
        </Notice>
      )}
      <p className="small quiet" role="status">
        {t(isReleased ? "agreement.released" : "agreement.private")}
        {answer && !isReleased && <> {t("agreement.change")}</>}
      </p>
    </>
  );
}
