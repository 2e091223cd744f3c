import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useMemo } from "react";
import type { BoardClient } from "../../session/boardClient.ts";
import { useStore } from "../../session/store.ts";
import { BoardBars } from "../boardList/BoardBars.tsx";
import BoardCanvas from "../canvas/BoardCanvas.tsx";
import { useDocActions } from "../console/useDocActions.ts";
import { CanvasLead } from "../room/CanvasLead.tsx";
import { usePointing } from "../room/usePointing.ts";
import { useRefusedWords } from "../room/useRefusedWords.ts";
import { PeopleOver } from "../together/PeopleOver.tsx";
import { useCursors } from "../together/shownPointers.ts";
import { useTableWords } from "./useTableWords.ts";

/** Their own table's board on a canvas, as its host has it: every note and the structure can be changed. */
export default function TableHostCanvas({ state, board }: { state: WorkshopState | null; board: BoardClient }) {
  const actions = useDocActions(board);
  const content = useStore(board.content);
  const isEnded = useStore(board.link) === "ended";
  const own = useMemo(() => new Set<string>(state?.me.noteIds), [state?.me.noteIds]);
  const words = useTableWords(state?.tables);
  const cursors = useCursors(board);
  const points = usePointing(board, "all");
  useRefusedWords(board.boardId);
  if (content === null) return <BoardBars />;
  return (
    <div className="seat-canvas">
      <BoardCanvas
        content={content}
        actions={isEnded ? null : actions}
        access="edit"
        ownNoteIds={own}
        words={words}
        {...(cursors && { cursors })}
        onPoint={board.point}
        over={(model) => (
          <>
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
    </div>
  );
}
