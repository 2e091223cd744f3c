import type { BoardContent } from "@longtable/shared/board/board.doc";
import { tidyPoints } from "@longtable/shared/scene/tidy";
import { lazy, Suspense, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { BoardClient } from "../../session/boardClient.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useDocActions } from "./useDocActions.ts";

const StructureSheet = lazy(() => import("../structure/StructureSheet.tsx"));

interface Props {
  board: BoardClient;
  content: BoardContent;
}

/** Opens the parts of a board from its list, or tidies a free one, as the canvas does from its rail. */
export default function StructureButton({ board, content }: Props) {
  const actions = useDocActions(board);
  const [isOpen, setIsOpen] = useState(false);
  if (!actions?.structure) return null;
  if (content.type === "free") {
    const tidy = () => actions.moveNotes([...tidyPoints(content.notes)].map(([id, at]) => ({ id, at })));
    return (
      <div>
        <button type="button" className="btn" onClick={tidy}>
          <Icon name="sets" /> {t("canvas.tidy")}
        </button>
      </div>
    );
  }
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
