import type { BoardContent } from "@longtable/shared/board/board.doc";
import { lazy, Suspense, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { BoardClient } from "../../session/boardClient.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useDocActions } from "./useDocActions.ts";

const StructureSheet = lazy(() => import("../structure/StructureSheet.tsx"));

/** Opens the parts of a board from its list, as the canvas does from its rail. */
export default function StructureButton({ board, content }: { board: BoardClient; content: BoardContent }) {
  const actions = useDocActions(board);
  const [isOpen, setIsOpen] = useState(false);
  if (!actions?.structure || content.type === "free") return null;
  return (
    <div>
      <button type="button" className="btn" onClick={() => setIsOpen(true)}>
        <Icon name="sets" /> {t("canvas.structure")}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <StructureSheet content={content} edits={actions.structure} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}
