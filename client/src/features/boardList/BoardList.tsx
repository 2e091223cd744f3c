import type { NoteKind } from "@longtable/shared/board/board.types";
import { readyToDraw } from "@longtable/shared/board/shown.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { type Access, accessAllows } from "@longtable/shared/participation/roles";
import { withEvidence } from "@longtable/shared/story/evidence.rules";
import { pausedActivity } from "@longtable/shared/workshop/workshop.rules";
import { useEffect, useMemo, useRef, useState } from "react";
import { boardList } from "../../i18n/en/boardList.ts";
import { addWords, t } from "../../i18n/t.ts";
import type { BoardClient } from "../../session/boardClient.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { Notice } from "../../ui/Notice.tsx";
import { LateHeldLead } from "../held/Late.tsx";
import { isWrittenAloneOn } from "../held/writtenAlone.ts";
import { WithImages } from "../images/LateImage.tsx";
import { LatePins } from "../journey/Late.tsx";
import { pinnable } from "../pins/targets.ts";
import { TableFilter } from "../tables/TableFilter.tsx";
import { tableLabels } from "../tables/tableLabels.ts";
import { TableNames } from "../tables/tableNames.ts";
import { type AddAt, AddSheet } from "./AddSheet.tsx";
import { BoardBars } from "./BoardBars.tsx";
import { BoardNotes } from "./boardNotes.ts";
import { ColumnsList } from "./ColumnsList.tsx";
import { Composer } from "./Composer.tsx";
import { viewColumns } from "./columns.view.ts";
import { draftOf } from "./draftOf.ts";
import { EditSheet } from "./EditSheet.tsx";
import { JourneyPages } from "./JourneyPages.tsx";
import { viewJourney } from "./journey.view.ts";
import { LateNews, LateTools } from "./LateTools.tsx";
import { markFound, useLens } from "./lens.ts";
import { LocksContext, lockLook } from "./locks.ts";
import { MoveSheet } from "./MoveSheet.tsx";
import type { NoteActs } from "./NoteItem.tsx";
import type { ShownNote } from "./shownNotes.ts";
import { useNoteActions } from "./useNoteActions.ts";
import "./boardList.css";

addWords({ boardList });

interface Props {
  session: Session;
  board: BoardClient;
  access: Access;
  /** What a new note is unless the person says otherwise. */
  firstKind: NoteKind;
  /** For hosts. */
  onTakeOff?(noteId: NoteId): void;
}

/** A board as a plain list: read, add, and edit, move and remove one's own, all without dragging. */
export function BoardList(props: Props) {
  return (
    <WithImages session={props.session} boardId={props.board.boardId}>
      <Board {...props} />
    </WithImages>
  );
}

function Board({ session, board, access, firstKind, onTakeOff }: Props) {
  const content = useStore(board.content);
  const link = useStore(board.link);
  const { notes, actions, isOwn } = useNoteActions(session, board.boardId, content);
  const state = useStore(session.state);
  const rests = isWrittenAloneOn(state, board.boardId);
  const [editing, setEditing] = useState<ShownNote | null>(null);
  const [moving, setMoving] = useState<ShownNote | null>(null);
  const [more, setMore] = useState<NoteId | null>(null);
  const [addAt, setAddAt] = useState<AddAt | null>(null);
  const hasPlaces = content?.type !== "free";
  const isMap = content?.type === "journeyMap";
  const names = tableLabels(state?.tables);
  const [tableId, setTableId] = useState("");
  const atTable = useMemo(
    () =>
      content && readyToDraw({ ...content, notes: notes.filter((note) => tableId === "" || note.tableId === tableId) }),
    [content, notes, tableId],
  );
  const lens = useLens(atTable, board.boardId, state);
  // They are this list's own notes, some of them with others in them.
  const shown = ((lens?.viewed.content ?? atTable)?.notes as readonly ShownNote[] | undefined) ?? NO_NOTES;
  const [sought, setSought] = useState<NoteId | null>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => markFound(list.current, sought), [sought]);
  const columns = useMemo(() => (content && !isMap ? viewColumns(content, shown) : []), [content, isMap, shown]);
  const backed = state?.evidence;
  const journey = useMemo(
    () => (content && isMap ? viewJourney(withEvidence(content, backed), shown) : null),
    [content, isMap, shown, backed],
  );
  const locks = useMemo(() => lockLook(state, board.boardId, content), [state, board.boardId, content]);
  const { remove } = actions;
  const onAny = access === "edit";
  const acts = useMemo(
    (): NoteActs => ({
      onAny,
      rests,
      session,
      onTakeOff,
      onEdit: setEditing,
      onMove: hasPlaces ? setMoving : null,
      onRemove: remove,
      onMore: ({ id }) => setMore(id),
    }),
    [onAny, rests, session, onTakeOff, remove, hasPlaces],
  );

  if (content === null && link === "ended") return <p className="board-pad quiet">{t("boardList.gone")}</p>;
  if (content === null) return <BoardBars />;

  const isLocked = state?.boards.find(({ id }) => id === board.boardId)?.isLocked;
  const draft = draftOf(board.boardId, state);
  // The page says already that all stands still.
  const isPaused = state !== null && pausedActivity(state.activities) !== null;
  const mayContribute = accessAllows(access, "contribute");
  const isFull = content.notes.length >= LIMITS.notesPerBoard;
  const canAdd = mayContribute && !isFull;
  const ownActs = mayContribute ? acts : null;
  const mayAsk = mayContribute && !rests;
  return (
    <LocksContext value={locks}>
      <BoardNotes value={content.notes}>
        <div className="board" ref={list}>
          {lens && atTable && (
            <lens.Bar
              boardId={board.boardId}
              whole={atTable}
              viewed={lens.viewed}
              state={state}
              session={session}
              onShow={setSought}
            />
          )}
          <LateNews content={content} isOwn={isOwn} />
          <LateHeldLead state={state} boardId={board.boardId} isAlone={rests} />
          {!mayContribute && (isLocked || !isPaused) && (
            <p className="board-pad small quiet">{t(isLocked ? "boardList.lockedBoard" : "boardList.readOnly")}</p>
          )}
          {mayContribute && isFull && (
            <div className="board-pad">
              <Notice tone="info">{t("boardList.full")}</Notice>
            </div>
          )}
          <LateTools
            session={session}
            board={board}
            access={access}
            more={more}
            onMoreEnd={() => setMore(null)}
            onTakeOff={onTakeOff}
          />
          <TableFilter notes={content.notes} names={names} value={tableId} onChange={setTableId} />
          {journey ? (
            <TableNames value={names}>
              <JourneyPages
                key={board.boardId}
                session={session}
                board={board}
                access={access}
                mayAsk={mayAsk}
                view={journey}
                sought={sought}
                acts={ownActs}
                onAdd={canAdd ? (stepId, laneId) => setAddAt({ stepId, laneId }) : null}
              />
            </TableNames>
          ) : (
            <>
              <div className="sets">
                <TableNames value={names}>
                  <ColumnsList columns={columns} canAdd={canAdd} acts={ownActs} />
                </TableNames>
              </div>
              {canAdd && (
                <Composer key={draft} draftOf={draft} content={content} firstKind={firstKind} add={actions.add} />
              )}
              <LatePins
                session={session}
                boardId={board.boardId}
                access={access}
                targets={pinnable(shown)}
                isWhole
                mayAsk={mayAsk}
              />
            </>
          )}
          <AddSheet at={addAt} draftOf={draft} content={content} add={actions.add} onClose={() => setAddAt(null)} />
          <EditSheet board={board} note={editing} onSave={actions.edit} onClose={() => setEditing(null)} />
          <MoveSheet note={moving} content={content} onMove={actions.move} onClose={() => setMoving(null)} />
        </div>
      </BoardNotes>
    </LocksContext>
  );
}
const NO_NOTES: readonly ShownNote[] = [];
