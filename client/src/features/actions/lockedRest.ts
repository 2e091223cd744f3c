import type { NoteId } from "@longtable/shared/kernel/ids";
import { t } from "../../i18n/t.ts";
import { showToast } from "../../ui/toasts.ts";
import type { BoardActions, NoteEdit } from "../boardEdit/boardActions.ts";
import type { ActionScope, ActionTarget, RoutedAction } from "./action.types.ts";

/** How many of these notes stay as they are because hosts have locked their part of the board. */
export const countLocked = (edits: BoardActions | null, ids: readonly NoteId[]): number =>
  ids.filter((id) => edits?.locks?.hasNote(id)).length;

/** Several things to say as one, in sentences; those that stand alone need no full stop. */
export const inSentences = (said: readonly string[]): string =>
  said.length > 1 ? said.map((words) => `${words.replace(/\.$/, "")}.`).join(" ") : (said[0] ?? "");

/** The same change to every note one may change, and a word on those that stay in locked parts. */
export function changeNotes({ edits }: Pick<ActionScope, "edits">, { noteIds }: ActionTarget, edit: NoteEdit): void {
  if (!edits) return;
  edits.editNotes(noteIds.filter(edits.canChange), edit);
  const left = countLocked(edits, noteIds);
  if (left > 0) showToast(t("canvas.restLocked", { count: left }));
}

/** A key for notes that does nothing says why, also to those who do not see the words in the bar at them. */
export function sayWhatHolds(action: RoutedAction, scope: ActionScope, target: ActionTarget): void {
  const { edits } = scope;
  const { noteIds } = target;
  const isForNotes = action.on === "note" || action.on === "notes";
  if (!isForNotes || noteIds.length === 0 || !edits || action.isOffered?.(scope, target) !== false) return;
  if (countLocked(edits, noteIds) === noteIds.length) showToast(t("boardList.locked"));
  else if (!noteIds.some((id) => edits.canChange(id))) showToast(t("canvas.notYours"));
}
