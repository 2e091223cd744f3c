import type { Round } from "@longtable/shared/voting/voting.schema";
import { errorText, t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { dotsLeft, unsentBallot } from "./ballot.ts";
import { dotsInWords } from "./numberWord.ts";

interface Props {
  session: Session;
  round: Round;
  canVote: boolean;
  onOpen(): void;
}

/** An open vote that is not in front: what is down, and the way in. */
export function VoteFold({ session, round, canVote, onOpen }: Props) {
  const ballot = unsentBallot(useStore(session.unsent), round.id) ?? round.mine;
  const isDown = ballot !== undefined && Object.keys(ballot).length > 0;
  if (!canVote || (round.notForMe && round.notForMe !== "needsTicket")) {
    return (
      <div className="card vote-fold">
        <b dir="auto">{round.title ?? t("ballot.open")}</b>
        <p>{round.notForMe ? errorText(`voting.${round.notForMe}`) : t("ballot.noVote")}</p>
      </div>
    );
  }
  return (
    <div className="card vote-fold">
      <b dir="auto">{round.title ?? t(isDown ? "ballot.down" : "ballot.open")}</b>
      <p>
        {isDown
          ? t("ballot.downLead", { count: dotsLeft(round, ballot) })
          : t("ballot.openLead", { dots: dotsInWords(round.dots) })}
      </p>
      <button type="button" className="btn" onClick={onOpen}>
        {t(isDown ? "ballot.changeDots" : "ballot.putDots")}
      </button>
    </div>
  );
}
