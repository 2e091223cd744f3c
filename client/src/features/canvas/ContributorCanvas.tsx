import type { BoardContent } from "@longtable/shared/board/board.doc";
import { type Access, accessAllows } from "@longtable/shared/participation/roles";
import { useEffect, useMemo, useRef } from "react";
import type { BoardSession, Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { useNoteActions } from "../boardList/useNoteActions.ts";
import BoardCanvas from "./BoardCanvas.tsx";
import { createCommandActions } from "./commandActions.ts";

interface Props {
  session: Session;
  board: BoardSession;
  access: Access;
}

/**
 * The canvas as a participant has it on a wide screen: notes of one's own, by command. What is not saved yet is shown
 * where it will stand, as on the list.
 */
export default function ContributorCanvas({ session, board, access }: Props) {
  const content = useStore(board.content);
  const noteIds = useStore(session.state)?.me.noteIds;
  const own = useMemo(() => new Set<string>(noteIds), [noteIds]);
  const { notes } = useNoteActions(session, board.boardId, content);
  const shown = useMemo((): BoardContent | null => content && { ...content, notes }, [content, notes]);
  const latest = useRef({ shown, own });
  useEffect(() => {
    latest.current = { shown, own };
  }, [shown, own]);
  const actions = useMemo(
    () =>
      createCommandActions({
        boardId: board.boardId,
        session,
        content: () => latest.current.shown,
        isOwn: (id) => latest.current.own.has(id),
      }),
    [session, board.boardId],
  );
  if (!shown) return null;
  return (
    <BoardCanvas
      content={shown}
      actions={accessAllows(access, "contribute") ? actions : null}
      access={access}
      ownNoteIds={own}
    />
  );
}
