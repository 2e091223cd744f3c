import "./wallWords.ts";
import "./roomWall.css";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { LockedPart } from "@longtable/shared/board/board.locks";
import { lockedPartsOf } from "@longtable/shared/room/room.rules";
import { t } from "../../../i18n/t.ts";
import { Icon } from "../../../ui/Icon.tsx";
import type { ProjectorView } from "../../projector/projector.view.ts";
import type { WallParts } from "../../projector/Wall.types.ts";

/** Calm lines at the wall's foot: how many are ready, when hosts show it, and what of the board is locked. */
export function WallAsides({ state, content, view }: WallParts & { view: ProjectorView }) {
  const ready = state.room?.ready;
  const lock = view.name === "board" ? lockWords(state, content, view.boardId) : null;
  const isReadyShown = view.name !== "blank" && ready?.isShown && ready.count !== undefined;
  if (!isReadyShown && lock === null) return null;
  return (
    <div className="rw-asides">
      {lock && (
        <p>
          <Icon name="constraint" /> {lock}
        </p>
      )}
      {isReadyShown && (
        <p aria-live="polite">
          <Icon name="check" /> {t("roomWall.ready", { count: ready?.count ?? 0 })}
        </p>
      )}
    </div>
  );
}

function lockWords({ boards }: WallParts["state"], content: BoardContent | null, boardId: string): string | null {
  const board = boards.find(({ id }) => id === boardId);
  if (board?.isLocked) return t("roomWall.locked");
  const names = content ? lockedPartsOf(board).flatMap((part) => labelOf(content, part) ?? []) : [];
  return names.length > 0 ? t("roomWall.lockedParts", { parts: names.join(", ") }) : null;
}

function labelOf(
  { columns, stages, steps, lanes, rows = [], rings = [], sectors = [] }: BoardContent,
  part: LockedPart,
): string | undefined {
  const [id] = Object.values(part);
  return [...columns, ...rows, ...rings, ...sectors, ...stages, ...steps, ...lanes].find((one) => one.id === id)?.label;
}
