import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useEffect, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import type { KeptSeat } from "../../session/tokenStore.ts";
import { Icon } from "../../ui/Icon.tsx";
import { LateNoteLimits, LateQuestions } from "../agreement/Late.tsx";
import { type BallotProps, LateBallot } from "../ballots/LateBallot.tsx";
import { LateAfterwards } from "../followThrough/LateAfterwards.tsx";
import { LateHostsAway } from "../hosts/LateHostsAway.tsx";
import { WordsCard } from "../participation/WordsCard.tsx";
import { LateNames } from "../people/Late.tsx";
import { LatePreWork, LatePurpose } from "../purpose/LatePurpose.tsx";
import { LateRoom } from "../room/LateRoom.tsx";
import { SaveNotices } from "../save/SaveNotices.tsx";
import { LateStories } from "../story/LateStories.tsx";
import { LateTables } from "../tables/LateTables.tsx";
import { rememberOwn } from "../voting/ownBallots.ts";
import { VoteFold } from "../voting/VoteFold.tsx";
import { VotePanel } from "../voting/VotePanel.tsx";
import { VoteResult } from "../voting/VoteResult.tsx";
import { ActivityHead } from "./ActivityHead.tsx";
import { BoardPart, type Way } from "./BoardPart.tsx";
import { DecisionList } from "./DecisionList.tsx";
import { firstKind, type ParticipantView, viewParticipant } from "./participant.view.ts";
import { useActivityTop } from "./useActivityTop.ts";
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
  const [chosenId, choose] = useState<string | null>(null);
  const front = view.openRounds.find(({ id }) => id === chosenId) ?? view.openRound;
  const vote = useVoteInFront(front);
  useActivityTop(view.activity?.id ?? null);
  const { canVote } = state.me;
  const own = { session, token: seat.token, workshopId: seat.workshopId };
  useEffect(() => state.rounds.forEach(rememberOwn), [state.rounds]);
  return (
    <main className="seat-main">
      {state.workshop.isSample && <p className="small quiet seat-sample">{t("sample")}</p>}
      <SaveNotices session={session} />
      <LateHostsAway state={state} />
      <ActivityHead
        view={view}
        alias={state.me.alias ?? ""}
        timer={state.timer}
        extra={state.hands?.extraSeconds}
        serverNow={session.serverNow}
      />
      <LateRoom
        session={session}
        state={state}
        token={seat.token}
        isOnCanvas={way === "canvas"}
        onGo={() => vote.isInFront && vote.putAside()}
      />
      <LateNames workshopId={seat.workshopId} level={state.workshop.names} />
      {!view.isOver && <LateTables session={session} state={state} />}
      <WordsCard seat={seat} isBrief={view.activity !== null} onSeen={onSeatChanged} />
      <LateQuestions session={session} state={state} isBrief={view.openRound !== null && vote.isInFront} />
      <LateAfterwards session={session} state={state} />
      {view.hasPreWork && <LatePreWork state={state} />}
      {!vote.isInFront && <LatePurpose session={session} state={state} />}
      {front && vote.isInFront ? (
        <VotePanel
          key={front.id}
          session={session}
          round={front}
          canVote={canVote}
          onDone={vote.putAside}
          limitsOf={(noteId) => <LateNoteLimits boardId={front.boardId} token={seat.token} noteId={noteId} />}
        >
          <LateBallot {...own} round={front} />
        </VotePanel>
      ) : (
        <>
          <Aside
            {...own}
            state={state}
            view={view}
            onOpenVote={(roundId) => {
              choose(roundId);
              vote.bringToFront(roundId);
            }}
          />
          {view.isHidden && <Hidden />}
          <BoardPart
            session={session}
            token={seat.token}
            boards={withLed(view.boards, state)}
            firstKind={firstKind(view.activity)}
            way={way}
            onWay={onWay}
          />
          <LateStories session={session} state={state} token={seat.token} />
        </>
      )}
    </main>
  );
}

/** An activity whose boards are not for this person: says so, for an empty page says nothing. */
function Hidden() {
  return (
    <section className="card seat-hidden">
      <Icon name="people" />
      <div>
        <h2>{t("participant.hidden.title")}</h2>
        <p>{t("participant.hidden.lead")}</p>
      </div>
    </section>
  );
}

/** The activity's boards, and the one to which hosts have brought the room. */
function withLed(boards: ParticipantView["boards"], { room, boards: all }: WorkshopState): ParticipantView["boards"] {
  const id = room?.follow?.boardId ?? room?.call?.boardId;
  const led = boards.some((board) => board.id === id) ? undefined : all.find((board) => board.id === id);
  return led ? [...boards, led] : boards;
}

interface AsideProps extends Omit<BallotProps, "round"> {
  state: WorkshopState;
  view: ParticipantView;
  onOpenVote(roundId: string): void;
}

/** What stands above the board: a vote put aside, results, decisions. */
function Aside({ state, view, onOpenVote, ...own }: AsideProps) {
  const hasAny = view.openRound !== null || view.results.length > 0 || state.decisions.length > 0;
  if (!hasAny) return null;
  return (
    <div className="seat-aside">
      {view.openRounds.toReversed().map((round) => (
        <VoteFold
          key={round.id}
          session={own.session}
          round={round}
          canVote={state.me.canVote}
          onOpen={() => onOpenVote(round.id)}
        />
      ))}
      {view.results.map((round) => (
        <div key={round.id}>
          <VoteResult round={round} state={state} token={own.token} />
          <LateBallot {...own} round={round} />
        </div>
      ))}
      <DecisionList decisions={state.decisions} isOpen={view.activity === null} />
    </div>
  );
}
