import type { BoardId, NoteId } from "@longtable/shared/kernel/ids";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { lazy, type ReactNode, Suspense, useCallback, useId, useRef, useState } from "react";
import { Loading } from "../../app/App.tsx";
import { t } from "../../i18n/t.ts";
import type { BoardClient } from "../../session/boardClient.ts";
import type { Session } from "../../session/session.types.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useFocusKept } from "../../ui/useFocusKept.ts";
import { BoardList } from "../boardList/BoardList.tsx";
import { useCloserMap } from "../channels/useCloserMap.ts";
import { takeOffNote } from "../held/host/takeOffNote.ts";
import { useContent } from "../projector/useContent.ts";
import { tableLabels } from "../tables/tableLabels.ts";
import { Segments } from "./Segments.tsx";
import type { Commands } from "./useCommands.ts";

const HostCanvas = lazy(() => import("./HostCanvas.tsx"));
const BoardCompare = lazy(() => import("../versions/BoardCompare.tsx"));
const MapHead = lazy(() => import("../versions/MapHead.tsx"));
const HostFeelings = lazy(() => import("../journey/HostFeelings.tsx"));
const RoomTools = lazy(() => import("../room/host/RoomTools.tsx"));

const WAYS = ["canvas", "list", "compare"] as const;

interface Props {
  state: WorkshopState;
  session: Session;
  token: string;
  boardId: string | null;
  board: BoardClient | null;
  commands: Commands;
  onBoard(boardId: string): void;
}

/** A table's board is called as the room's, with the table's name behind it. */
function titleOf(
  { title, tableId }: WorkshopState["boards"][number],
  labels: Readonly<Record<string, string>>,
): string {
  return tableId && labels[tableId] ? `${title} (${labels[tableId]})` : title;
}

const titleIn = ({ boards }: WorkshopState, id: string) => boards.find((board) => board.id === id)?.title ?? "";

/** True where something was kept of a board, or it began as a copy of one that is there. */
const isComparable = ({ versions }: WorkshopState, boardId: string | null): boolean =>
  versions?.snapshots?.some((one) => one.boardId === boardId) === true ||
  versions?.maps.some((one) => one.boardId === boardId && one.basedOnId !== undefined) === true;

/** The board itself, as a canvas or as a list with the same content. */
export function BoardPanel({ state, session, token, boardId, board, commands, onBoard }: Props) {
  const [wanted, setWay] = useState<(typeof WAYS)[number]>("canvas");
  const [comparedWith, setComparedWith] = useState<string | null>(null);
  const content = useContent(board);
  const id = useId();
  const access = state.boards.find((summary) => summary.id === boardId)?.access ?? "read";
  const { run } = commands;
  const takeOff = useCallback((noteId: NoteId) => void takeOffNote({ run }, boardId, noteId), [run, boardId]);
  const back = useCloserMap(boardId, onBoard);
  const canCompare = isComparable(state, boardId);
  const way = wanted === "compare" && !canCompare ? "canvas" : wanted;
  if (boardId === null) return <p className="quiet">{t("console.board.none")}</p>;
  return (
    <section className="board-panel" aria-label={t("console.board.title")}>
      <div className="console-bar">
        <Segments
          label={t("console.board.as")}
          value={way}
          options={WAYS.filter((value) => value !== "compare" || canCompare).map((value) => ({
            value,
            label: t(`console.board.${value}`),
          }))}
          onChange={setWay}
        />
        <label htmlFor={id} className="sr">
          {t("console.board.which")}
        </label>
        <select
          id={id}
          className="input board-choice"
          value={boardId}
          onChange={(event) => onBoard(event.target.value)}
        >
          {state.boards.map((summary) => (
            <option key={summary.id} value={summary.id}>
              {titleOf(summary, tableLabels(state.tables))}
            </option>
          ))}
        </select>
        {back && (
          <button type="button" className="btn" onClick={back.go}>
            <Icon name="back" className="i-turns" /> {t("noteFacts.back", { title: titleIn(state, back.boardId) })}
          </button>
        )}
        {content && (
          <Suspense fallback={null}>
            <MapHead
              key={boardId}
              state={state}
              boardId={boardId as BoardId}
              content={content}
              commands={commands}
              onCompare={(snapshotId) => {
                setComparedWith(snapshotId);
                setWay("compare");
              }}
            />
          </Suspense>
        )}
      </div>
      {way !== "compare" && (
        <Suspense fallback={null}>
          <RoomTools state={state} boardId={boardId as BoardId} content={content} commands={commands} />
        </Suspense>
      )}
      {content?.type === "journeyMap" && way !== "compare" && (
        <Suspense fallback={null}>
          <HostFeelings
            boardId={boardId as BoardId}
            content={content}
            rating={state.feelings?.find((one) => one.boardId === boardId) ?? null}
            people={state.people?.list ?? []}
            commands={commands}
          />
        </Suspense>
      )}
      <div className={`board-holder is-${way}`}>
        {board && content && way === "canvas" && (
          <Suspense fallback={<Loading />}>
            <HostCanvas
              key={board.boardId}
              state={state}
              session={session}
              board={board}
              content={content}
              onTakeOff={takeOff}
            />
          </Suspense>
        )}
        {board && content && way === "compare" && (
          <Suspense fallback={<Loading />}>
            <BoardCompare
              key={board.boardId}
              state={state}
              boardId={boardId as BoardId}
              content={content}
              token={token}
              commands={commands}
              chosen={comparedWith}
              onChoose={setComparedWith}
            />
          </Suspense>
        )}
        {board && way === "list" && (
          <KeptFocus>
            <BoardList
              key={board.boardId}
              session={session}
              board={board}
              access={access}
              firstKind={state.phase === "coDesign" ? "idea" : "note"}
              onTakeOff={takeOff}
            />
          </KeptFocus>
        )}
      </div>
    </section>
  );
}

/** Keeps the focus in the list when the note that had it goes. The canvas has its own ways with the focus. */
function KeptFocus({ children }: { children: ReactNode }) {
  const part = useRef<HTMLDivElement>(null);
  useFocusKept(part);
  return (
    <div className="list-part" ref={part}>
      {children}
    </div>
  );
}
