import type { MapFileId } from "../import/fileIds.ts";
import type { PlainBoard } from "./boardCopy.doc.ts";

/** A map whose steps lead to closer maps by the ids these have now. */
export function withMapIds(board: PlainBoard, mapId: MapFileId): PlainBoard {
  const steps = board.roots.steps?.map((step) =>
    typeof step.subBoardId === "string" ? { ...step, subBoardId: mapId(step.subBoardId) } : step,
  );
  return steps ? { ...board, roots: { ...board.roots, steps } } : board;
}

/** A board without some of its notes, and without what pointed at them. */
export function withoutNotes(board: PlainBoard, isOut: (noteId: string) => boolean): PlainBoard {
  const notes = (board.roots.notes ?? []).filter(({ id }) => !isOut(id));
  const known = notes.map(({ linkIds, mergedInto, ...note }) => {
    const links = Array.isArray(linkIds) ? linkIds.filter((id) => !isOut(String(id))) : [];
    const isMerged = typeof mergedInto === "string" && !isOut(mergedInto);
    return { ...note, id: note.id, ...(links.length > 0 && { linkIds: links }), ...(isMerged && { mergedInto }) };
  });
  return { ...board, roots: { ...board.roots, notes: known } };
}
