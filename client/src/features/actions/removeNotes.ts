import { t } from "../../i18n/t.ts";
import { showToast } from "../../ui/toasts.ts";
import type { ActionScope, ActionTarget } from "./action.types.ts";
import { countLocked, inSentences } from "./lockedRest.ts";
import { undoHere } from "./undoHere.ts";

/** Takes notes off the board, those one may change, and offers to bring them back. */
export function removeNotes(scope: ActionScope, { noteIds }: ActionTarget): void {
  const { edits, canvas } = scope;
  const ids = noteIds.filter((id) => edits?.canChange(id));
  if (ids.length === 0 || !edits) return;
  const left = countLocked(edits, noteIds);
  edits.removeNotes(ids);
  canvas?.deeds.select([]);
  const back = undoHere(scope);
  const rest = left > 0 ? [t("canvas.restLocked", { count: left })] : [];
  const said = inSentences([t("canvas.removed", { count: ids.length }), ...rest]);
  showToast(said, back ? { label: t("canvas.undo"), ...back } : undefined);
}
