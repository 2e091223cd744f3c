import type { Access } from "@longtable/shared/participation/roles";
import { withEvidence } from "@longtable/shared/story/evidence.rules";
import { useMemo } from "react";
import type { BoardClient } from "../../session/boardClient.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { useOneUndo } from "../actions/useOneUndo.ts";
import { useDocActions } from "../boardEdit/useDocActions.ts";
import { BoardBars } from "../boardList/BoardBars.tsx";
import { useLens } from "../boardList/lens.ts";
import BoardCanvas from "../canvas/BoardCanvas.tsx";
import { EmptyBoard } from "../canvas/EmptyBoard.tsx";
import { LensOver } from "../canvas/LensOver.tsx";
import { useCommandBoard } from "../canvas/useCommandBoard.ts";
import { LateHeldLead } from "../held/Late.tsx";
import { useImageSeat } from "../images/useImageSeat.ts";
import { useMarked } from "../journey/useMarked.ts";
import { usePins } from "../pins/usePins.tsx";
import { CanvasLead } from "../room/CanvasLead.tsx";
import { usePointing } from "../room/usePointing.ts";
import { useRefusedWords } from "../room/useRefusedWords.ts";
import { useTableWords } from "../tables/useTableWords.ts";
import { PeopleOver } from "../together/PeopleOver.tsx";
import { useCursors } from "../together/shownPointers.ts";

interface Props {
  session: Session;
  board: BoardClient;
  access: Access;
}

/**
 * The same board on a canvas: one's own notes can be changed, each change a command, and unsent ones are shown too. Who may
 * edit, as a table's host may, changes the board itself, every note and the structure.
 */
export default function ParticipantCanvas({ session, board, access }: Props) {
  const state = useStore(session.state);
  const byCommand = useCommandBoard(session, board);
  const { ownNoteIds, isAlone } = byCommand;
  const mayEdit = access === "edit";
  const onDoc = useDocActions(mayEdit ? board : null, session);
  const whole = useStore(board.content);
  const content = mayEdit ? whole : byCommand.content;
  const actions = useOneUndo(mayEdit, onDoc, byCommand);
  const words = useTableWords(state?.tables);
  const backed = state?.evidence;
  const evident = useMemo(() => content && withEvidence(content, backed), [content, backed]);
  const shown = useMarked(evident, state, board.boardId);
  useImageSeat(session, state?.images);
  const lens = useLens(shown, board.boardId, state);
  const pins = usePins({ session, boardId: board.boardId, access, content: shown });
  const points = usePointing(board, "hosts");
  const cursors = useCursors(board);
  const seat = useMemo(() => ({ session, board }), [session, board]);
  useRefusedWords(board.boardId);
  if (shown === null) return <BoardBars />;
  return (
    <div className="seat-canvas">
      <LateHeldLead state={state} boardId={board.boardId} isAlone={isAlone} />
      <BoardCanvas
        content={lens?.viewed.content ?? shown}
        actions={actions}
        access={access}
        ownNoteIds={ownNoteIds}
        words={words}
        {...(cursors && { cursors })}
        onPoint={board.point}
        onMoving={board.moving.set}
        seat={seat}
        laser="own"
        onPins={pins.open}
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
            <EmptyBoard model={model} content={shown} mayWrite={actions !== null && access !== "read"} />
            <PeopleOver model={model} board={board} />
            <CanvasLead
              model={model}
              boardId={board.boardId}
              room={state?.room}
              points={points}
              board={state?.boards.find(({ id }) => id === board.boardId)}
              isLed
            />
          </>
        )}
      />
      {pins.sheet}
    </div>
  );
}
