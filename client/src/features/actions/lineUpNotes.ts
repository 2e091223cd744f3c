import type { Point } from "@longtable/shared/board/board.types";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { ActionScope, ActionTarget } from "./action.types.ts";

export const LINE_UPS = ["lefts", "tops", "across", "down"] as const;
export type LineUp = (typeof LINE_UPS)[number];

/** Where points go: all on the first's side or top, or with the same gaps between the outer two. */
export function linedUp(points: ReadonlyMap<NoteId, Point>, how: LineUp): Map<NoteId, Point> {
  const axis = how === "lefts" || how === "across" ? "x" : "y";
  const sorted = [...points].sort(([, one], [, other]) => one[axis] - other[axis]);
  const first = sorted[0]?.[1][axis] ?? 0;
  const last = sorted.at(-1)?.[1][axis] ?? 0;
  const isSpread = how === "across" || how === "down";
  const gap = isSpread ? (last - first) / Math.max(sorted.length - 1, 1) : 0;
  return new Map(sorted.map(([id, at], index) => [id, { ...at, [axis]: Math.round(first + gap * index) }]));
}

/** Lines up the chosen notes of a free board that one may move. */
export function lineUpNotes({ content, edits }: ActionScope, { noteIds }: ActionTarget, how: LineUp): void {
  const points = new Map(
    content.notes.flatMap(({ id, at }) => (at && noteIds.includes(id) && edits?.canChange(id) ? [[id, at]] : [])),
  );
  const moves = [...linedUp(points, how)].flatMap(([id, at]) => {
    const now = points.get(id);
    return now && (now.x !== at.x || now.y !== at.y) ? [{ id, at }] : [];
  });
  if (moves.length > 0) edits?.moveNotes(moves);
}
