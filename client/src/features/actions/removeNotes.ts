import { t } from "../../i18n/t.ts";
import { showToast } from "../../ui/toasts.ts";
import { offerUndo } from "../canvas/undoOffer.ts";
import type { ActionScope, ActionTarget } from "./action.types.ts";

/** Takes notes off the board, those one may change, and offers to bring them back. */
export function removeNotes({ edits, canvas }: ActionScope, { noteIds }: ActionTarget): void {
  const ids = noteIds.filter((id) => edits?.canChange(id));
  if (ids.length === 0 || !edits) return;
  edits.removeNotes(ids);
  canvas?.deeds.select([]);
  const back = canvas ? offerUndo(edits, canvas.model.doings) : { perform: () => edits.undo() };
  showToast(t("canvas.removed", { count: ids.length }), { label: t("canvas.undo"), ...back });
}
