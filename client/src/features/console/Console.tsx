import "./room.css";
import "./work.css";
import "./console.css";
import { hasBegun } from "@longtable/shared/workshop/agenda.rules";
import { currentActivity } from "@longtable/shared/workshop/workshop.rules";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { lazy, Suspense, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { BoardClient } from "../../session/boardClient.ts";
import type { Link, Session } from "../../session/session.types.ts";
import { Notice } from "../../ui/Notice.tsx";
import { AgreePanel } from "../agreement/AgreePanel.tsx";
import { takeOffNote } from "../held/host/takeOffNote.ts";
import { WaitingQueue } from "../held/host/WaitingQueue.tsx";
import { WritingCard } from "../held/host/WritingCard.tsx";
import { HostPauseNotice } from "../hosts/HostPauseNotice.tsx";
import { HostsButton } from "../hosts/HostsButton.tsx";
import { useImageSeat } from "../images/useImageSeat.ts";
import { ImportButton } from "../import/ImportButton.tsx";
import { wallBoardId } from "../projector/projector.view.ts";
import { useContent } from "../projector/useContent.ts";
import type { JoinAddress } from "../projector/Wall.types.ts";
import { BlankSwitch } from "../room/host/BlankSwitch.tsx";
import { SaveNotices } from "../save/SaveNotices.tsx";
import { BoardCounts } from "./BoardCounts.tsx";
import { BoardNotices } from "./BoardNotices.tsx";
import { BoardPanel } from "./BoardPanel.tsx";
import { Decisions } from "./Decisions.tsx";
import { JustIn } from "./JustIn.tsx";
import { NowCard } from "./NowCard.tsx";
import { OpenScreen } from "./OpenScreen.tsx";
import { ProblemNotice } from "./ProblemNotice.tsx";
import { RoomPanel } from "./RoomPanel.tsx";
import { RunSheet } from "./RunSheet.tsx";
import { ScreenPanel } from "./ScreenPanel.tsx";
import { Segments } from "./Segments.tsx";
import { StorageNotice } from "./StorageNotice.tsx";
import { TopBar } from "./TopBar.tsx";
import { type Commands, useCommands } from "./useCommands.ts";
import { useHostSave } from "./useHostSave.ts";
import { useLeaveWarning } from "./useLeaveWarning.ts";
import { VotePanel } from "./VotePanel.tsx";

// What comes afterwards is a page of its own; a host who runs the day does not wait for it.
const HostRoom = lazy(() => import("../room/host/HostRoom.tsx"));
const HandsPanel = lazy(() => import("../room/host/HandsPanel.tsx"));
const CarriedCard = lazy(() => import("../followThrough/CarriedCard.tsx"));
const AfterPanel = lazy(() => import("../followThrough/AfterPanel.tsx"));
const PeoplePanel = lazy(() => import("../people/host/PeoplePanel.tsx"));
const EvidencePanel = lazy(() => import("../story/host/EvidencePanel.tsx"));
const ExportButton = lazy(() => import("../exporting/ExportButton.tsx"));
const PlanPanel = lazy(() => import("../agenda/PlanPanel.tsx"));
const WhyClosed = lazy(() => import("../agenda/WhyClosed.tsx"));
const BeforeNotice = lazy(() => import("../agenda/BeforeNotice.tsx"));

const VisitBar = lazy(() => import("../tables/VisitBar.tsx"));
const TablesPanel = lazy(() => import("../tables/TablesPanel.tsx"));
const VoicePart = lazy(() => import("../voice/VoicePart.tsx"));

const VIEWS = ["room", "board", "tables", "vote", "agree", "people", "evidence", "after"] as const;
type View = (typeof VIEWS)[number] | "plan";

interface Props {
  state: WorkshopState;
  session: Session;
  token: string;
  link: Link;
  join: JoinAddress;
  /** The board that is worked on: that of the current activity, or another one that was chosen. */
  boardId: string | null;
  board: BoardClient | null;
  onBoard(boardId: string): void;
  /** The current activity's board, which the big screen shows. */
  wallBoard: BoardClient | null;
}

/** The facilitator's console: the run sheet, what runs now, and the room. */
export function Console(props: Props) {
  const { state, session, token, link, join } = props;
  useImageSeat(session, state.images);
  const [view, setView] = useState<View>("room");
  const [isRecording, setIsRecording] = useState(false);
  const commands = useCommands(session);
  const save = useHostSave(session);
  // While everyone writes alone, the way on is to show what they wrote.
  const current = currentActivity(state.activities);
  const isRevealMain = current?.state === "open" && current.writing === "alone";
  useLeaveWarning(save.count > 0);
  const record = () => {
    setView("vote");
    setIsRecording(true);
  };
  return (
    <div className="console">
      <TopBar state={state} save={save} join={join}>
        <BlankSwitch isBlank={state.workshop.screen === "blank"} commands={commands} />
        <HostsButton state={state} token={token} join={join} link={link} commands={commands} />
      </TopBar>
      <div className={view === "board" ? "console-cols is-wide" : "console-cols"}>
        <RunSheet state={state} commands={commands} onPlan={() => setView("plan")} />
        <main className={`console-main is-${view}`}>
          <ConsoleNotices state={state} session={session} link={link} commands={commands} />
          <LedNow state={state} wallBoard={props.wallBoard} commands={commands} showsHands={view === "board"} />
          <PlanQuestions
            state={state}
            commands={commands}
            onLook={(boardId) => {
              props.onBoard(boardId);
              setView("board");
            }}
          />
          <NowCard
            state={state}
            commands={commands}
            serverNow={session.serverNow}
            isMain={view === "room" && !isRevealMain && !state.hosts?.pause}
          />
          {view === "room" && <WritingCard state={state} commands={commands} serverNow={session.serverNow} />}
          <ViewBar {...props} view={view} onView={setView} />
          {view === "room" && <Opening state={state} onLook={() => setView("after")} />}
          {view === "room" && <RoomView {...props} commands={commands} onVote={() => setView("vote")} />}
          {view === "board" && state.tables && (
            <Suspense fallback={null}>
              <VisitBar state={state} boardId={props.boardId} onBack={() => setView("tables")} />
            </Suspense>
          )}
          {view === "board" && <BoardPanel {...props} commands={commands} />}
          {view === "tables" && (
            <Suspense fallback={<p role="status">{t("loading")}</p>}>
              <TablesPanel
                state={state}
                session={session}
                commands={commands}
                onVisit={(boardId) => {
                  props.onBoard(boardId);
                  setView("board");
                }}
              />
            </Suspense>
          )}
          {view === "agree" && <AgreeView {...props} commands={commands} />}
          {view === "plan" && (
            <Suspense fallback={<p role="status">{t("loading")}</p>}>
              <PlanPanel state={state} token={token} commands={commands} onDone={() => setView("room")} />
            </Suspense>
          )}
          {view === "people" && (
            <Suspense fallback={<p role="status">{t("loading")}</p>}>
              <PeoplePanel state={state} token={token} commands={commands} board={props.board} />
            </Suspense>
          )}
          {view === "evidence" && (
            <Suspense fallback={<p role="status">{t("loading")}</p>}>
              <EvidencePanel {...props} commands={commands} />
            </Suspense>
          )}
          {view === "after" && <AfterView {...props} commands={commands} />}
          {view === "vote" && (
            <VoteView {...props} commands={commands} isRecording={isRecording} onRecording={setIsRecording} />
          )}
        </main>
        <RoomPanel state={state}>
          {state.voice && (
            <Suspense fallback={null}>
              <VoicePart state={state} voice={state.voice} />
            </Suspense>
          )}
          <OpenScreen workshopId={state.workshop.id} token={token} />
          <Suspense fallback={null}>
            <HandsPanel state={state} commands={commands} token={token} />
          </Suspense>
          <Decisions decisions={state.decisions} onRecord={record} />
        </RoomPanel>
      </div>
    </div>
  );
}

function ConsoleNotices(props: { state: WorkshopState; session: Session; link: Link; commands: Commands }) {
  const { state, session, link, commands } = props;
  return (
    <>
      {state.workshop.isSample && <p className="small quiet">{t("console.sample")}</p>}
      {link === "offline" ? <Notice tone="wait">{t("console.offline")}</Notice> : <SaveNotices session={session} />}
      <HostPauseNotice state={state} commands={commands} />
      <StorageNotice session={session} />
      <BoardNotices state={state} />
      {commands.problem && <ProblemNotice problem={commands.problem} onAway={commands.putAway} />}
    </>
  );
}

/** What holds on every screen because a host said so, and who needs a pause. */
function LedNow(props: {
  state: WorkshopState;
  wallBoard: BoardClient | null;
  commands: Commands;
  showsHands: boolean;
}) {
  const content = useContent(props.wallBoard);
  return (
    <Suspense fallback={null}>
      <HostRoom state={props.state} content={content} commands={props.commands} showsHands={props.showsHands} />
    </Suspense>
  );
}

/** What the plan asks a host: why an activity ends without its output, and to look at what came in before the session. */
function PlanQuestions(props: { state: WorkshopState; commands: Commands; onLook(boardId: string): void }) {
  const { state, commands, onLook } = props;
  const closing = state.activities.find(({ id }) => id === commands.asksWhy) ?? null;
  const hasUnopened = state.agenda?.preWork.some(({ unopened }) => unopened > 0) ?? false;
  return (
    <Suspense fallback={null}>
      {closing && <WhyClosed key={closing.id} activity={closing} commands={commands} />}
      {hasUnopened && <BeforeNotice state={state} commands={commands} onLook={onLook} />}
    </Suspense>
  );
}

function ViewBar(props: Props & { view: View; onView(view: View): void }) {
  const { state, token, boardId, board: client, view, onView } = props;
  const board = state.boards.find(({ id }) => id === boardId) ?? null;
  return (
    <div className="console-bar">
      <Segments
        label={t("console.views.label")}
        value={view}
        options={VIEWS.map((value) => ({ value, label: t(`console.views.${value}`) }))}
        onChange={onView}
      />
      <div className="console-bar-end">
        {view === "board" && (
          <ImportButton board={board} client={client} workshopId={state.workshop.id} token={token} />
        )}
        <Suspense fallback={null}>
          <ExportButton board={board} workshop={state.workshop} token={token} />
        </Suspense>
      </div>
    </div>
  );
}

function RoomView(props: Props & { commands: Commands; onVote(): void }) {
  const { state, session, join, link, wallBoard, commands, onVote } = props;
  const content = useContent(wallBoard);
  const current = currentActivity(state.activities);
  const round = state.rounds.findLast(({ activityId }) => activityId === current?.id) ?? null;
  const wall = { state, join, link, serverNow: session.serverNow };
  return (
    <>
      <div className="console-split">
        <ScreenPanel wall={wall} token={props.token} commands={commands} />
        <BoardCounts content={content} round={round} people={state.participants.count} onVote={onVote} />
      </div>
      <WaitingQueue state={state} commands={commands} />
      <JustIn
        content={content}
        boardId={wallBoardId(state)}
        onTakeOff={(noteId) => void takeOffNote(commands, wallBoardId(state), noteId)}
      />
    </>
  );
}

/** Until something was opened, what the workshop before left. */
function Opening({ state, onLook }: { state: WorkshopState; onLook(): void }) {
  const carried = state.followThrough?.carried;
  if (!carried || hasBegun(state.activities)) return null;
  return (
    <Suspense fallback={null}>
      <CarriedCard carried={carried} onLook={onLook} />
    </Suspense>
  );
}

function AgreeView({ state, wallBoard, commands }: Props & { commands: Commands }) {
  const content = useContent(wallBoard);
  return <AgreePanel state={state} content={content} boardId={wallBoardId(state)} commands={commands} />;
}

function AfterView({ state, token, wallBoard, commands }: Props & { commands: Commands }) {
  const content = useContent(wallBoard);
  return (
    <Suspense fallback={<p role="status">{t("loading")}</p>}>
      <AfterPanel state={state} content={content} token={token} commands={commands} />
    </Suspense>
  );
}

function VoteView(
  props: Props & { commands: Commands; isRecording: boolean; onRecording(isRecording: boolean): void },
) {
  const { state, wallBoard, commands, isRecording, onRecording } = props;
  const content = useContent(wallBoard);
  return (
    <VotePanel
      state={state}
      content={content}
      boardId={wallBoardId(state)}
      token={props.token}
      commands={commands}
      isRecording={isRecording}
      onRecording={onRecording}
    />
  );
}
