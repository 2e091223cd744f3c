import type { ActionDialogProps } from "../actions/action.types.ts";
import { useSeatState } from "../actions/useSeatState.ts";
import { ViewSheet } from "./ViewSheet.tsx";

/** How one looks at the board. */
export default function ViewDialog({ scope: { content, seat }, onClose }: ActionDialogProps) {
  const state = useSeatState(seat);
  return (
    seat && (
      <ViewSheet
        boardId={seat.board.boardId}
        content={content}
        state={state}
        session={seat.session}
        onClose={onClose}
      />
    )
  );
}
