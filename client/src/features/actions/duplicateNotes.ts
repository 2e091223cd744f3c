import type { NoteId } from "@longtable/shared/kernel/ids";
import { t } from "../../i18n/t.ts";
import { showToast } from "../../ui/toasts.ts";
import type { ActionScope, ActionTarget } from "./action.types.ts";

/** The board by its id, where somebody sits at it. */
export interface SeatHere {
  seat: { board: { boardId: string } } | null;
}

/** A copy on a free board lies this far from its first, in board units. */
const SHIFT = 24;

/** Puts a copy behind each note, or beside it on a free board, in one step, and chooses the copies. */
export async function duplicateNotes(
  { content, edits, canvas, seat }: Pick<ActionScope, "content" | "edits" | "canvas"> & SeatHere,
  { noteIds }: ActionTarget,
): Promise<NoteId[]> {
  if (!edits) return [];
  const wanted = content.notes.filter(({ id }) => noteIds.includes(id));
  const chosen = wanted.filter(({ id }) => !edits.locks?.hasNote(id));
  const left = wanted.length - chosen.length;
  if (left > 0) showToast(t("canvas.leftOut", { count: left }));
  const added = await edits.addNotes(
    chosen.map(({ id, text, kind, status, place, at, clusterId, channel, assetKind, tags }) => ({
      text,
      kind,
      place,
      at: at && { x: at.x + SHIFT, y: at.y + SHIFT },
      after: id,
      clusterId,
      ...(status && { status }),
      ...(channel && { channel }),
      ...(assetKind && { assetKind }),
      ...(tags && { tags }),
      ...(seat && { copyOf: { boardId: seat.board.boardId, noteId: id } }),
    })),
  );
  if (added.length > 0) canvas?.deeds.select(added);
  return added;
}
