import "./pinWords.ts";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Access } from "@longtable/shared/participation/roles";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import BoardPins from "./BoardPins.tsx";
import { type PinnedTo, targetsAt } from "./targets.ts";

interface Props {
  session: Session;
  boardId: string;
  access: Access;
  content: BoardContent;
  /** What was chosen on the canvas. */
  on: PinnedTo;
  mayAsk: boolean;
  onClose(): void;
}

/** What is pinned to a note or step of a canvas, over it. */
export default function PinsSheet({ session, boardId, access, content, on, mayAsk, onClose }: Props) {
  return (
    <Sheet title={t("pins.title")} onClose={onClose}>
      <BoardPins session={session} boardId={boardId} access={access} targets={targetsAt(content, on)} mayAsk={mayAsk} />
    </Sheet>
  );
}
