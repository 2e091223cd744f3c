import type { NoteKind } from "@longtable/shared/board/board.types";
import { accessAllows } from "@longtable/shared/participation/roles";
import { lazy, Suspense, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { boardHolder } from "../../session/boardHolder.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { useKept } from "../../session/useKept.ts";
import { useBoard } from "../../session/useSession.ts";
import { Icon } from "../../ui/Icon.tsx";
import { BoardBars } from "../boardList/BoardBars.tsx";
import { BoardList } from "../boardList/BoardList.tsx";
import type { ParticipantView } from "./participant.view.ts";

// Never on a phone: the canvas is loaded when someone on a wide screen asks for it.
const ParticipantCanvas = lazy(() => import("./ParticipantCanvas.tsx"));

const KeptAside = lazy(() => import("../canvas/KeptAside.tsx"));

const WAYS = ["list", "canvas"] as const;
export type Way = (typeof WAYS)[number];

interface Props {
  session: Session;
  token: string;
  boards: ParticipantView["boards"];
  firstKind: NoteKind;
  /** How the board is shown; null on screens that are too narrow to choose. */
  way: Way | null;
  onWay(way: Way): void;
}

/** The board of the activity; with several, one at a time, chosen from a list. */
export function BoardPart({ session, token, boards, firstKind, way, onWay }: Props) {
  const [chosen, setChosen] = useKept("board", "");
  const id = useId();
  const current = boards.find((board) => board.id === chosen) ?? boards[0];
  const board = useBoard(current?.id ?? null, token);
  const refused = useStore(boardHolder.refused);
  const [hadRefused, setHadRefused] = useState(false);
  if (refused.length > 0 && !hadRefused) setHadRefused(true);
  if (!current) return null;
  const mayChoose = way !== null && accessAllows(current.access, "contribute");
  return (
    <>
      {mayChoose && (
        <fieldset className="ways">
          <legend className="sr">{t("participant.showAs")}</legend>
          {WAYS.map((name) => (
            <button key={name} type="button" className="btn" aria-pressed={way === name} onClick={() => onWay(name)}>
              <Icon name={name === "list" ? "list" : "map"} /> {t(`participant.${name}`)}
            </button>
          ))}
        </fieldset>
      )}
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
      {board?.boardId === current.id && mayChoose && way === "canvas" && (
        <Suspense fallback={<BoardBars />}>
          <ParticipantCanvas key={current.id} session={session} board={board} access={current.access} />
        </Suspense>
      )}
      {hadRefused && !(mayChoose && way === "canvas") && (
        <Suspense>
          <KeptAside boardId={current.id} />
        </Suspense>
      )}
      {board?.boardId === current.id && !(mayChoose && way === "canvas") && (
        <BoardList session={session} board={board} access={current.access} firstKind={firstKind} />
      )}
    </>
  );
}
