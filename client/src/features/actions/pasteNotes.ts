import { areasOf } from "@longtable/shared/board/board.areas";
import type { Place, Point } from "@longtable/shared/board/board.types";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { t } from "../../i18n/t.ts";
import { safeStorage } from "../../ui/safeStorage.ts";
import { showToast } from "../../ui/toasts.ts";
import type { ActionScope, ActionTarget } from "./action.types.ts";
import { type ClipNote, clipText, keepClip, toClip } from "./clip.ts";
import type { SeatHere } from "./duplicateNotes.ts";

/** Where new notes go when nobody said where. */
export interface Spot {
  place: Place;
  at: Point | null;
  after?: NoteId | null | undefined;
}

/** Without offsets of their own, pasted notes of a free board lie below one another, in board units. */
const STEP = 96;

/** Keeps the notes for this browser's boards, and their words for everywhere else where the browser lets us. */
export function copyNotes(
  { content, seat }: Pick<ActionScope, "content"> & SeatHere,
  { noteIds }: ActionTarget,
): ClipNote[] {
  const chosen = content.notes.filter(({ id }) => noteIds.includes(id));
  const clip = toClip(chosen, seat?.board.boardId);
  if (clip.length === 0) return clip;
  keepClip(safeStorage, clip);
  showToast(t("canvas.copied", { count: clip.length }));
  return clip;
}

/** The same from a menu, where the browser's own copying has not begun. */
export function copyByMenu(scope: Pick<ActionScope, "content"> & SeatHere, target: ActionTarget): void {
  const clip = copyNotes(scope, target);
  if (clip.length > 0) void navigator.clipboard?.writeText(clipText(clip)).catch(() => undefined);
}

/** Puts notes from a clipboard on the board in one step, as many as there is room for, and chooses them. */
export async function pasteNotes(scope: ActionScope, clip: readonly ClipNote[], spot?: Spot): Promise<void> {
  const { content, edits, canvas } = scope;
  if (!edits) return;
  const room = Math.max(0, LIMITS.notesPerBoard - content.notes.length);
  const { place, at, after } = spot ??
    canvas?.deeds.spotHere() ?? { place: areasOf(content)[0]?.place ?? null, at: null };
  const added = await edits.addNotes(
    clip.slice(0, room).map(({ text, kind, status, off, copyOf, place: own }, index) => ({
      text,
      kind,
      // On a map they say where they come from, too.
      ...(status && content.type === "journeyMap" && { status }),
      place: own ?? place,
      at: at && { x: at.x + (off?.x ?? 0), y: at.y + (off?.y ?? STEP * index) },
      ...(after !== undefined && !own && { after }),
      ...(copyOf && { copyOf }),
    })),
  );
  if (added.length > 0) canvas?.deeds.select(added);
  if (clip.length > room) showToast(t("boardList.full"));
  else if (added.length > 0) showToast(t("canvas.pasted", { count: added.length }));
}
