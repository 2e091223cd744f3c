import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useMemo } from "react";
import type { BoardClient } from "../../session/boardClient.ts";
import { useStore } from "../../session/store.ts";
import BoardCanvas from "../canvas/BoardCanvas.tsx";
import { useDocActions } from "./useDocActions.ts";

interface Props {
  state: WorkshopState;
  board: BoardClient;
  content: BoardContent;
}

/** The canvas as a host has it: every note and the structure can be changed, and undo is one's own. */
export default function HostCanvas({ state, board, content }: Props) {
  const actions = useDocActions(board);
  // What is written on a board whose line has ended would reach nobody.
  const isEnded = useStore(board.link) === "ended";
  const own = useMemo(() => new Set(state.me.noteIds), [state.me.noteIds]);
  const access = state.boards.find(({ id }) => id === board.boardId)?.access ?? "read";
  return (
    <BoardCanvas
      content={content}
      actions={access === "edit" && !isEnded ? actions : null}
      access={access}
      ownNoteIds={own}
      cursors={board.cursors}
      onPoint={board.point}
    />
  );
}
