import type { NoteId } from "@longtable/shared/kernel/ids";
import type { Access } from "@longtable/shared/participation/roles";
import { useEffect, useMemo, useRef } from "react";
import type { BoardSession, Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { BoardBars } from "../boardList/BoardBars.tsx";
import { useNoteActions } from "../boardList/useNoteActions.ts";
import BoardCanvas from "../canvas/BoardCanvas.tsx";
import { createCommandActions } from "../canvas/commandActions.ts";

interface Props {
  session: Session;
  board: BoardSession;
  access: Access;
}

/** The same board on a canvas: one's own notes can be changed, each change a command, and unsent ones are shown too. */
export default function ParticipantCanvas({ session, board, access }: Props) {
  const content = useStore(board.content);
  const noteIds = useStore(session.state)?.me.noteIds;
  const { notes } = useNoteActions(session, board.boardId, content);
  const own = useMemo(() => new Set<string>(noteIds), [noteIds]);
  const latestOwn = useRef(own);
  useEffect(() => {
    latestOwn.current = own;
  }, [own]);
  const actions = useMemo(
    () =>
      createCommandActions({
        boardId: board.boardId,
        session,
        content: () => board.content.get(),
        isOwn: (id: NoteId) => latestOwn.current.has(id),
      }),
    [board, session],
  );
  const shown = useMemo(() => content && { ...content, notes }, [content, notes]);
  if (shown === null) return <BoardBars />;
  return (
    <div className="seat-canvas">
      <BoardCanvas content={shown} actions={actions} access={access} ownNoteIds={own} />
    </div>
  );
}
