import { bringBack, undoTakeBack } from "@longtable/shared/people/people.commands";
import type { RemovalId, TakeBackId } from "@longtable/shared/people/people.schema";
import { t } from "../../../i18n/t.ts";
import { showToast } from "../../../ui/toasts.ts";
import type { Commands } from "../../console/useCommands.ts";
import "./peopleWords.ts";

/** Says that people were asked to step out, with a way to take it back. */
export function offerBringBack(commands: Commands, removalId: RemovalId): void {
  showToast(t("people.undo.doneRemove"), {
    label: t("people.undo.bringBack"),
    perform: () => void commands.run(bringBack, { removalId }),
  });
}

/** Says that somebody's last minutes were taken back, with a way to put them back. */
export function offerUndoTakeBack(commands: Commands, takeBackId: TakeBackId): void {
  showToast(t("people.undo.doneTakeBack"), {
    label: t("people.undo.undo"),
    perform: () => void commands.run(undoTakeBack, { takeBackId }),
  });
}
