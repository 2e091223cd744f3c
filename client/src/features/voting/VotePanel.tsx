import type { Allocation, Candidate, Round } from "@longtable/shared/voting/voting.schema";
import type { ReactNode } from "react";
import { errorText, t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { dotsLeft, dotsOn, moreDenial } from "./ballot.ts";
import { DotsLeft } from "./DotsLeft.tsx";
import { dotsInWords, numberWord, numberWordFirst } from "./numberWord.ts";
import { useBallot } from "./useBallot.ts";
import "./voting.css";

interface Props {
  session: Session;
  round: Round;
  canVote: boolean;
  onDone(): void;
  /** Stands below the candidates. */
  children?: ReactNode;
  /** What limits a candidate. */
  limitsOf(noteId: string): ReactNode;
}

/** An open vote: dots left on top, every candidate with plus and minus; each tap saves the whole ballot. */
export function VotePanel({ session, round, canVote: hasDots, onDone, children, limitsOf }: Props) {
  const canVote = hasDots && !round.notForMe;
  const { ballot, change, problem } = useBallot(session, round);
  const left = dotsLeft(round, ballot);
  return (
    <section className="vote" aria-label={t("ballot.title")}>
      {round.title && (
        <h2 className="vote-pad" dir="auto">
          {round.title}
        </h2>
      )}
      <p className="vote-lead">{canVote ? leadOf(round) : whyNot(round)}</p>
      {canVote && (
        <div className="vote-tray">
          <DotsLeft dots={round.dots} left={left} />
          <b role="status">{t("ballot.left", { count: left })}</b>
          {left === 0 && <span className="small">{t("ballot.spent")}</span>}
        </div>
      )}
      {problem && (
        <div className="vote-pad">
          <Notice tone="stop" isUrgent>
            {problem}
          </Notice>
        </div>
      )}
      <ul className="vote-list">
        {round.candidates.map((candidate) => (
          <CandidateRow
            key={candidate.noteId}
            candidate={candidate}
            round={round}
            ballot={ballot}
            canVote={canVote}
            onChange={change}
            limits={limitsOf(candidate.noteId)}
          />
        ))}
      </ul>
      <div className="vote-pad">{children}</div>
      <div className="seat-bar between">
        <p className="small vote-hint">{canVote && t("ballot.change")}</p>
        <button type="button" className="btn btn-main vote-done" onClick={onDone}>
          {t("ballot.done")}
        </button>
      </div>
    </section>
  );
}

/** Why this person has no dots in an open vote. */
export function whyNot({ notForMe }: Pick<Round, "notForMe">): string {
  return notForMe ? errorText(`voting.${notForMe}`) : t("ballot.noVote");
}

function leadOf({ dots, maxPerItem }: Round): string {
  const values = { dots: dotsInWords(dots), most: numberWord(maxPerItem) };
  if (maxPerItem >= dots) return t("ballot.leadFree", values);
  return t(maxPerItem === 1 ? "ballot.leadOne" : "ballot.lead", values);
}

interface RowProps {
  candidate: Candidate;
  round: Round;
  ballot: Allocation;
  canVote: boolean;
  onChange(noteId: string, by: 1 | -1): void;
  limits: ReactNode;
}

function CandidateRow({ candidate: { noteId, text }, round, ballot, canVote, onChange, limits }: RowProps) {
  const count = dotsOn(ballot, noteId);
  const denial = moreDenial(round, ballot, noteId);
  const isCapped = denial === "tooManyOnOne" && round.maxPerItem < round.dots;
  return (
    <li className={count > 0 ? "card candidate has-dots" : "card candidate"}>
      <p>{text}</p>
      {canVote && (
        <div className="steps">
          <button
            type="button"
            className="btn"
            aria-label={t("ballot.minus", { text })}
            aria-disabled={count === 0}
            onClick={() => onChange(noteId, -1)}
          >
            <Icon name="minus" />
          </button>
          <b className={count === 0 ? "is-none" : undefined}>
            <span aria-hidden="true">{count}</span>
            <span className="sr">{t("ballot.onThis", { count })}</span>
          </b>
          <button
            type="button"
            className="btn"
            aria-label={t("ballot.plus", { text })}
            aria-disabled={denial !== null}
            onClick={({ shiftKey }) => onChange(noteId, shiftKey ? -1 : 1)}
          >
            <Icon name="plus" />
          </button>
        </div>
      )}
      {limits}
      {isCapped && (
        <p className="candidate-why">
          <Icon name="info" /> {t("ballot.cap", { count: round.maxPerItem, words: numberWordFirst(round.maxPerItem) })}
        </p>
      )}
    </li>
  );
}
