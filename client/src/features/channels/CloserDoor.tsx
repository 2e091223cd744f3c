import { useEffect } from "react";
import type { ActionDialogProps } from "../actions/action.types.ts";
import { CloserLook } from "./CloserLook.tsx";
import { openCloserMap } from "./closerMaps.ts";

/** Opens the map behind a step: hosts go to its board, everybody else reads it where they are. */
export default function CloserDoor({ scope, target, onClose }: ActionDialogProps) {
  const { seat, content } = scope;
  const boardId = content.steps.find(({ id }) => id === target.stepId)?.subBoardId;
  const isHost = seat?.session.state.get()?.me.role === "facilitator";
  useEffect(() => {
    if (!isHost || !seat || !boardId) return;
    openCloserMap({ boardId, fromId: seat.board.boardId, session: seat.session });
    onClose();
  }, [isHost, seat, boardId, onClose]);
  if (isHost || !seat || !boardId) return null;
  return <CloserLook session={seat.session} boardId={boardId} onClose={onClose} />;
}
