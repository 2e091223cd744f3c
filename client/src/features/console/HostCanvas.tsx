import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { withEvidence } from "@longtable/shared/story/evidence.rules";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useMemo } from "react";
import type { BoardClient } from "../../session/boardClient.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { useOneUndo } from "../actions/useOneUndo.ts";
import { useDocActions } from "../boardEdit/useDocActions.ts";
import { useLens } from "../boardList/lens.ts";
import BoardCanvas from "../canvas/BoardCanvas.tsx";
import { EmptyBoard } from "../canvas/EmptyBoard.tsx";
import { LensOver } from "../canvas/LensOver.tsx";
import { useCommandBoard } from "../canvas/useCommandBoard.ts";
import { LateHeldLead } from "../held/Late.tsx";
import { useImageSeat } from "../images/useImageSeat.ts";
import { useMarked } from "../journey/useMarked.ts";
import { usePins } from "../pins/usePins.tsx";
import { HostLead } from "../room/host/HostLead.tsx";
import { useTableWords } from "../tables/useTableWords.ts";
import { PeopleOver } from "../together/PeopleOver.tsx";
import { useCursors } from "../together/shownPointers.ts";

interface Props {
  state: WorkshopState;
  session: Session;
  board: BoardClient;
  content: BoardContent;
  /** Takes a note off every screen. */
  onTakeOff(noteId: NoteId): void;
}

/**
 * The canvas as a host has it: every note and the structure can be changed, and undo is one's own. While everyone writes
 * alone a host writes by command like everyone; the canvas stays, with whatever is being written on it.
 */
export default function HostCanvas({ state, session, board, content, onTakeOff }: Props) {
  const onDoc = useDocActions(board, session);
  const alone = useCommandBoard(session, board);
  // What is written on a board whose line has ended would reach nobody.
  const isEnded = useStore(board.link) === "ended";
  const own = useMemo(() => new Set(state.me.noteIds), [state.me.noteIds]);
  const access = state.boards.find(({ id }) => id === board.boardId)?.access ?? "read";
  const isByCommand = access === "contribute";
  const edits = useOneUndo(!isByCommand, onDoc, alone);
  const actions = isEnded || access === "read" ? null : edits;
  const words = useTableWords(state.tables);
  const held = isByCommand ? (alone.content ?? content) : content;
  const shown = useMarked(
    useMemo(() => withEvidence(held, state.evidence), [held, state.evidence]),
    state,
    board.boardId,
  );
  useImageSeat(session, state.images);
  const lens = useLens(shown, board.boardId, state);
  const pins = usePins({ session, boardId: board.boardId, access, content: shown });
  const cursors = useCursors(board);
  const seat = useMemo(() => ({ session, board }), [session, board]);
  return (
    <>
      <LateHeldLead state={state} boardId={board.boardId} isAlone={alone.isAlone} />
      <BoardCanvas
        content={lens?.viewed.content ?? shown}
        actions={actions}
        access={access}
        ownNoteIds={isByCommand ? alone.ownNoteIds : own}
        words={words}
        {...(cursors && { cursors })}
        onPoint={board.point}
        onMoving={board.moving.set}
        seat={seat}
        laser="shown"
        over={(model) => (
          <>
            {lens && (
              <LensOver
                model={model}
                lens={lens}
                whole={shown}
                boardId={board.boardId}
                state={state}
                session={session}
              />
            )}
            <EmptyBoard model={model} content={shown} mayWrite={actions !== null} />
            <PeopleOver model={model} board={board} />
            <HostLead
              model={model}
              board={board}
              boardState={state.boards.find(({ id }) => id === board.boardId)}
              room={state.room}
              leads={state.room?.follow?.leaderId === state.me.seatId}
            />
          </>
        )}
        onPins={pins.open}
        {...(access === "edit" && { onTakeOff })}
      />
      {pins.sheet}
    </>
  );
}
