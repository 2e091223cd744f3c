import type { ParticipantId } from "@longtable/shared/kernel/ids";
import { closeRound, giveTime } from "@longtable/shared/voting/voting.commands";
import type { Round } from "@longtable/shared/voting/voting.schema";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import "../room/host/hostWords.ts";
import { Question } from "./Question.tsx";
import type { Commands } from "./useCommands.ts";
import { MoreTime } from "./votes/MoreTime.tsx";
import { PaperBallot } from "./votes/PaperBallot.tsx";

interface Props {
  round: Round;
  people: number;
  commands: Commands;
  token: string;
  workshopId: string;
  /** People whom hosts have given more time. */
  extra: readonly ParticipantId[];
}

/** A vote that is open: how many have voted, and closing it. */
export function VoteOpen({ round, people, commands, token, workshopId, extra }: Props) {
  const [asks, setAsks] = useState(false);
  const counts = { voted: round.voted, people: Math.max(people, round.voted) };
  const close = () => {
    setAsks(false);
    void commands.run(closeRound, { roundId: round.id });
  };
  return (
    <>
      <p className="vote-big" aria-live="polite">
        <b>{round.voted}</b>
        <span>{t("console.vote.votedRest", counts)}</span>
      </p>
      <p className="quiet">{t("console.vote.hidden")}</p>
      {round.onPaper && <p>{t("votes.onPaper", { count: round.onPaper })}</p>}
      {round.isInExtraTime && <p role="status">{t("votes.inExtraTime")}</p>}
      <div className="vote-acts">
        <button type="button" className="btn btn-main" onClick={() => setAsks(true)}>
          {t("console.vote.close")}
        </button>
        {extra.length > 0 && !round.isInExtraTime && (
          <button
            type="button"
            className="btn"
            onClick={() => void commands.run(giveTime, { roundId: round.id, participantIds: [...extra] })}
          >
            {t("roomHost.voteExtra", { count: extra.length })} {t("roomHost.voteForOthers")}
          </button>
        )}
        <MoreTime round={round} token={token} workshopId={workshopId} commands={commands} />
        <PaperBallot round={round} token={token} commands={commands} />
      </div>
      <Question
        isOpen={asks}
        title={t("console.vote.closeAsk")}
        words={t("console.vote.closeWarn", counts)}
        safe={t("console.vote.closeNo")}
        verb={t("console.vote.closeYes")}
        onSafe={() => setAsks(false)}
        onVerb={close}
      />
    </>
  );
}
