import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Round } from "@longtable/shared/voting/voting.schema";
import { currentActivity } from "@longtable/shared/workshop/workshop.rules";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useEffect, useState } from "react";
import { t } from "../../i18n/t.ts";
import { DecisionForm } from "./DecisionForm.tsx";
import { LeastShown } from "./LeastShown.tsx";
import type { Commands } from "./useCommands.ts";
import { VoteOpen } from "./VoteOpen.tsx";
import { VoteResult } from "./VoteResult.tsx";
import { VoteSetup } from "./VoteSetup.tsx";

interface Props {
  state: WorkshopState;
  content: BoardContent | null;
  boardId: string | null;
  token: string;
  commands: Commands;
  /** True while a decision is being written down. */
  isRecording: boolean;
  onRecording(isRecording: boolean): void;
}

/** A vote from choosing the notes to recording the decision, and the votes before it. */
export function VotePanel({ state, content, boardId, token, commands, isRecording, onRecording }: Props) {
  const [againAfter, setAgainAfter] = useState<string | null>(null);
  const activity = currentActivity(state.activities);
  const [isAdding, setAdding] = useState(false);
  const open = state.rounds.filter((round) => round.state === "open");
  const host = { commands, token, workshopId: state.workshop.id };
  const extra = state.hands?.extra?.map(({ participantId }) => participantId) ?? [];
  const closed = state.rounds.filter((round) => round.state === "closed");
  const latest = closed.findLast((round) => round.activityId === activity?.id) ?? null;
  const isNew = latest !== null && againAfter === latest.id;
  const board = activity?.boards.find(({ id }) => id === boardId) ?? activity?.boards[0] ?? null;
  const people = state.participants.count;
  const contentOf = (round: Round) => (round.boardId === boardId ? content : null);
  const openIds = open.map(({ id }) => id).join(" ");
  // A vote that has just opened is what the host looks at.
  useEffect(() => {
    if (openIds !== "") setAdding(false);
  }, [openIds]);

  if (isRecording) {
    return (
      <section className="card vote-card">
        <h2>{t("console.decision.record")}</h2>
        <DecisionForm round={latest} commands={commands} onDone={() => onRecording(false)} />
      </section>
    );
  }
  return (
    <>
      <section className="card vote-card">
        {open.length > 0 && !isAdding ? (
          <>
            {open.map((round) => (
              <div key={round.id} className="vote-side">
                <h2 dir="auto">{round.title ?? t("console.vote.openTitle")}</h2>
                <VoteOpen round={round} people={people} extra={extra} {...host} />
              </div>
            ))}
            <div className="vote-acts">
              <button type="button" className="btn btn-plain" onClick={() => setAdding(true)}>
                {t("votes.another")}
              </button>
            </div>
          </>
        ) : latest && !isNew && !isAdding ? (
          <>
            <h2>{t("console.vote.resultTitle")}</h2>
            <VoteResult round={latest} state={state} commands={commands} content={contentOf(latest)} />
            <div className="vote-acts">
              <button type="button" className="btn btn-main" onClick={() => onRecording(true)}>
                {t("console.decision.record")}
              </button>
              <button type="button" className="btn btn-plain" onClick={() => setAgainAfter(latest.id)}>
                {t("console.vote.again")}
              </button>
            </div>
          </>
        ) : (
          <>
            <h2>{t("console.vote.title")}</h2>
            {activity && board && content ? (
              <>
                <VoteSetup activity={activity} boardId={board.id} content={content} tables={state.tables} {...host} />
                {isAdding && (
                  <button type="button" className="btn btn-plain" onClick={() => setAdding(false)}>
                    {t("votes.back")}
                  </button>
                )}
                <LeastShown state={state} commands={commands} />
              </>
            ) : (
              <p className="quiet">{t("console.vote.noActivity")}</p>
            )}
          </>
        )}
      </section>
      <EarlierVotes
        rounds={closed.filter((round) => isNew || round.id !== latest?.id)}
        state={state}
        commands={commands}
        contentOf={contentOf}
      />
    </>
  );
}

interface EarlierProps extends Pick<Props, "state" | "commands"> {
  rounds: readonly Round[];
  contentOf(round: Round): BoardContent | null;
}

function EarlierVotes({ rounds, state, commands, contentOf }: EarlierProps) {
  if (rounds.length === 0) return null;
  return (
    <section>
      <h2>{t("console.vote.earlier")}</h2>
      {rounds.map((round, index) => (
        <details key={round.id} className="card vote-earlier">
          <summary dir="auto">{round.title ?? t("console.vote.roundName", { number: index + 1 })}</summary>
          <VoteResult round={round} state={state} commands={commands} content={contentOf(round)} />
        </details>
      ))}
    </section>
  );
}
