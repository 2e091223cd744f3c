import { useStore } from "../../session/store.ts";
import type { ActionDialogProps } from "../actions/action.types.ts";
import { ViewSheet } from "./ViewSheet.tsx";

const nobody = { get: () => null, subscribe: () => () => undefined };

/** How one looks at the board. */
export default function ViewDialog({ scope: { content, seat }, onClose }: ActionDialogProps) {
  const state = useStore(seat?.session.state ?? nobody);
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
