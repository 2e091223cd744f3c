import type { BoardContent } from "@longtable/shared/board/board.doc";
import { hasGroups } from "@longtable/shared/board/structure.rules";
import { tidyPoints } from "@longtable/shared/scene/tidy";
import { lazy, Suspense, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { BoardClient } from "../../session/boardClient.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useDocActions } from "../boardEdit/useDocActions.ts";

const StructureSheet = lazy(() => import("../structure/StructureSheet.tsx"));
const GroupSheet = lazy(() => import("../structure/GroupSheet.tsx"));

interface Props {
  board: BoardClient;
  content: BoardContent;
}

/** What the canvas does from its rail and its toolbar, from a board's list: its parts, sets of notes, and tidying a free one. */
export default function StructureButton({ board, content }: Props) {
  const actions = useDocActions(board);
  const [open, setOpen] = useState<"structure" | "group" | null>(null);
  const edits = actions?.structure;
  if (!edits) return null;
  const close = () => setOpen(null);
  const tidy = () => actions.moveNotes([...tidyPoints(content.notes)].map(([id, at]) => ({ id, at })));
  const isFree = content.type === "free";
  return (
    <div className="structure-acts">
      <button type="button" className="btn" onClick={isFree ? tidy : () => setOpen("structure")}>
        <Icon name="sets" /> {t(isFree ? "canvas.tidy" : "canvas.structure")}
      </button>
      {hasGroups(content.type) && content.notes.length > 0 && (
        <button type="button" className="btn" onClick={() => setOpen("group")}>
          {t("canvas.groupNotes")}
        </button>
      )}
      <Suspense fallback={null}>
        {open === "structure" && <StructureSheet content={content} edits={edits} onClose={close} />}
        {open === "group" && <GroupSheet content={content} edits={edits} chosen={NONE} onClose={close} />}
      </Suspense>
    </div>
  );
}

const NONE: readonly string[] = [];
