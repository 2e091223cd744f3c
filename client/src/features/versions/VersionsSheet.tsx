import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { BoardId } from "@longtable/shared/kernel/ids";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { errorText, t } from "../../i18n/t.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import type { Commands } from "../console/useCommands.ts";
import { KeptPart } from "./KeptPart.tsx";
import { StandingPart } from "./StandingPart.tsx";
import { TimePart } from "./TimePart.tsx";

export interface VersionParts {
  state: WorkshopState;
  boardId: BoardId;
  content: BoardContent;
  commands: Commands;
}

interface Props extends VersionParts {
  onCompare(snapshotId: string | null): void;
  onClose(): void;
}

/** Everything a host does with versions of one board. */
export function VersionsSheet({ onClose, onCompare, ...parts }: Props) {
  const { state, boardId, content, commands } = parts;
  const isRooms = state.boards.find(({ id }) => id === boardId)?.tableId === undefined;
  return (
    <Sheet title={t("versions.open")} onClose={onClose}>
      <div className="versions">
        {commands.problem && (
          <Notice tone="stop">{errorText(commands.problem.messageKey, commands.problem.count)}</Notice>
        )}
        <KeptPart {...parts} isRooms={isRooms} onCompare={onCompare} />
        {isRooms && <TimePart {...parts} onCompare={onCompare} />}
        {content.type === "journeyMap" && <StandingPart {...parts} />}
      </div>
    </Sheet>
  );
}
