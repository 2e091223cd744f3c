import "./agreementWords.ts";
import "./agreement.css";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import { type Limit, limitsByNote } from "@longtable/shared/board/constraint.rules";
import { otherWordings } from "@longtable/shared/board/wordings.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { BoardClient } from "../../session/boardClient.ts";
import { useStore } from "../../session/store.ts";
import { useBoard } from "../../session/useSession.ts";
import { LateWordings } from "../ideas/LateWordings.tsx";
import { LimitLine } from "./LimitLine.tsx";

interface Props {
  boardId: string;
  token: string;
  noteId: string;
}

/** Under an idea while people vote: how else it was put, and what limits it; nothing while its board is not there yet. */
export default function NoteLimits({ boardId, token, noteId }: Props) {
  const board = useBoard(boardId, token);
  return board && <BoardLimits board={board} noteId={noteId} />;
}

function BoardLimits({ board, noteId }: { board: BoardClient; noteId: string }) {
  const content = useStore(board.content);
  const limits = content ? limitsIn(content).get(noteId as NoteId) : undefined;
  const wordings = content ? otherWordings(content.notes).get(noteId as NoteId) : undefined;
  return (
    <>
      {wordings && <LateWordings notes={wordings} />}
      {limits && (
        <ul className="ag-limits">
          {limits.map((limit) => (
            <li key={limit.noteId}>
              <LimitLine constraint={limit} text={limit.text} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const known = new WeakMap<BoardContent, Map<NoteId, Limit[]>>();

/** Worked out once for all candidates of a list. */
function limitsIn(content: BoardContent): Map<NoteId, Limit[]> {
  const found = known.get(content) ?? limitsByNote(content.notes);
  known.set(content, found);
  return found;
}
