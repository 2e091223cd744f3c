import type { BoardContent } from "@longtable/shared/board/board.doc";
import { ENGLISH_SCENE_WORDS } from "@longtable/shared/scene/words";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../i18n/t.ts";

/**
 * How far a map can be relied on, how many notes a board has and how many people are here: what everyone sees on their
 * phones too.
 */
export function boardProgress(
  { notes, marks }: Pick<BoardContent, "notes" | "marks">,
  { participants }: WorkshopState,
): string {
  const { mapStates, mapStatuses } = ENGLISH_SCENE_WORDS;
  const { state, status } = marks?.standing ?? {};
  const said = [
    state && mapStates[state],
    status && mapStatuses[status],
    notes.length > 0 && t("projector.notes", { count: notes.length }),
    t("projector.here", { count: participants.here }),
  ];
  return said.filter(Boolean).join(" · ");
}
