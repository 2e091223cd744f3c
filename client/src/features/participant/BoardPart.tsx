import type { NoteKind } from "@longtable/shared/board/board.types";
import { useId } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useKept } from "../../session/useKept.ts";
import { useBoard } from "../../session/useSession.ts";
import { Icon } from "../../ui/Icon.tsx";
import { BoardList } from "../boardList/BoardList.tsx";
import type { ParticipantView } from "./participant.view.ts";

interface Props {
  session: Session;
  token: string;
  boards: ParticipantView["boards"];
  firstKind: NoteKind;
}

/** The board of the activity; with several, one at a time, chosen from a list. */
export function BoardPart({ session, token, boards, firstKind }: Props) {
  const [chosen, setChosen] = useKept("board", "");
  const id = useId();
  const current = boards.find((board) => board.id === chosen) ?? boards[0];
  const board = useBoard(current?.id ?? null, token);
  if (!current) return null;
  return (
    <>
      {boards.length > 1 && (
        <div className="field board-choice">
          <label htmlFor={id} className="sr">
            {t("participant.board")}
          </label>
          <span className="picker">
            <select id={id} className="input" value={current.id} onChange={({ target }) => setChosen(target.value)}>
              {boards.map(({ id: boardId, title }) => (
                <option key={boardId} value={boardId}>
                  {title}
                </option>
              ))}
            </select>
            <Icon name="down" />
          </span>
        </div>
      )}
      {board && board.boardId === current.id && (
        <BoardList session={session} board={board} access={current.access} firstKind={firstKind} />
      )}
    </>
  );
}
