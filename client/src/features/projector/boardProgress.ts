import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../i18n/t.ts";

/** How many notes a board has and how many people are here: what everyone sees on their phones too. */
export function boardProgress({ notes }: Pick<BoardContent, "notes">, { participants }: WorkshopState): string {
  const said = [t("projector.notes", { count: notes.length }), t("projector.here", { count: participants.here })];
  return said.slice(notes.length > 0 ? 0 : 1).join(" · ");
}
