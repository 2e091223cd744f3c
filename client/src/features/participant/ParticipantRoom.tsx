import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useEffect } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import type { KeptSeat } from "../../session/tokenStore.ts";
import { LateNoteLimits, LateQuestions } from "../agreement/Late.tsx";
import { LateAfterwards } from "../followThrough/LateAfterwards.tsx";
import { WordsCard } from "../participation/WordsCard.tsx";
import { SaveNotices } from "../save/SaveNotices.tsx";
import { rememberOwn } from "../voting/ownBallots.ts";
import { VoteFold } from "../voting/VoteFold.tsx";
import { VotePanel } from "../voting/VotePanel.tsx";
import { VoteResult } from "../voting/VoteResult.tsx";
import { ActivityHead } from "./ActivityHead.tsx";
import { BoardPart, type Way } from "./BoardPart.tsx";
import { DecisionList } from "./DecisionList.tsx";
import { firstKind, type ParticipantView, viewParticipant } from "./participant.view.ts";
import { useVoteInFront } from "./useVoteInFront.ts";

interface Props {
  seat: KeptSeat;
  session: Session;
  state: WorkshopState;
  onSeatChanged(): void;
  way: Way | null;
  onWay(way: Way): void;
}

/** What the room is doing: the question, the vote in front when one is open, else the board, results and decisions. */
export function ParticipantRoom({ seat, session, state, onSeatChanged, way, onWay }: Props) {
  const view = viewParticipant(state);
  const vote = useVoteInFront(view.openRound);
  const { canVote } = state.me;
  useEffect(() => state.rounds.forEach(rememberOwn), [state.rounds]);
  return (
    <main className="seat-main">
      {state.workshop.isSample && <p className="small quiet seat-sample">{t("sample")}</p>}
      <SaveNotices session={session} />
      <WordsCard seat={seat} isBrief={view.activity !== null} onSeen={onSeatChanged} />
      <ActivityHead view={view} alias={state.me.alias ?? ""} timer={state.timer} serverNow={session.serverNow} />
      <LateQuestions session={session} state={state} isBrief={view.openRound !== null && vote.isInFront} />
      <LateAfterwards session={session} state={state} />
      {view.openRound && vote.isInFront ? (
        <VotePanel
          key={view.openRound.id}
          session={session}
          round={view.openRound}
          canVote={canVote}
          onDone={vote.putAside}
          limitsOf={(noteId) => (
            <LateNoteLimits boardId={view.openRound?.boardId ?? ""} token={seat.token} noteId={noteId} />
          )}
        />
      ) : (
        <>
          <Aside session={session} state={state} view={view} onOpenVote={vote.bringToFront} />
          <BoardPart
            session={session}
            token={seat.token}
            boards={view.boards}
            firstKind={firstKind(view.activity)}
            way={way}
            onWay={onWay}
          />
        </>
      )}
    </main>
  );
}

interface AsideProps {
  session: Session;
  state: WorkshopState;
  view: ParticipantView;
  onOpenVote(): void;
}

/** What stands above the board: a vote put aside, results, decisions. */
function Aside({ session, state, view, onOpenVote }: AsideProps) {
  const hasAny = view.openRound !== null || view.results.length > 0 || state.decisions.length > 0;
  if (!hasAny) return null;
  return (
    <div className="seat-aside">
      {view.openRound && (
        <VoteFold session={session} round={view.openRound} canVote={state.me.canVote} onOpen={onOpenVote} />
      )}
      {view.results.map((round) => (
        <VoteResult key={round.id} round={round} state={state} />
      ))}
      <DecisionList decisions={state.decisions} isOpen={view.activity === null} />
    </div>
  );
}
