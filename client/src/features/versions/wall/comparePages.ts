import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Note } from "@longtable/shared/board/board.types";
import type { Difference, DifferenceKind } from "@longtable/shared/programme/mapDifferences";

/** Something of a step as one of the two maps has it. */
export interface CompareRow {
  id: string;
  /** Null for the step itself. */
  lane: string | null;
  text: string;
  kind: DifferenceKind;
}

/** One page of the wall: both maps whole, or a step as each of them has it. */
export type ComparePage =
  | { key: "whole" }
  | { key: string; stepId: string | null; step: string; earlier: CompareRow[]; later: CompareRow[] };

/** So many rows a side can be read from the back of the room. */
const MOST_ROWS = 3;

/**
 * Both maps whole first, then step by step what differs at it, in the later map's order; what belongs to no step comes
 * last. A step with more than fits a page takes several.
 */
export function comparePages(
  earlier: BoardContent,
  later: BoardContent,
  differences: readonly Difference[],
): ComparePage[] {
  const sides = { earlier: sideOf(earlier, differences), later: sideOf(later, differences) };
  const steps = [...later.steps, ...earlier.steps.filter(({ id }) => !later.steps.some((step) => step.id === id))];
  const places = [...steps.map(({ id, label }) => ({ id: id as string | null, label })), { id: null, label: "" }];
  const pages = places.flatMap(({ id, label }): ComparePage[] => {
    const [before, after] = [sides.earlier(id, "added"), sides.later(id, "removed")];
    const count = Math.ceil(Math.max(before.length, after.length) / MOST_ROWS);
    return Array.from({ length: count }, (_, page) => ({
      key: `${id ?? "rest"}:${page}`,
      stepId: id,
      step: label,
      earlier: before.slice(page * MOST_ROWS, (page + 1) * MOST_ROWS),
      later: after.slice(page * MOST_ROWS, (page + 1) * MOST_ROWS),
    }));
  });
  return [{ key: "whole" }, ...pages];
}

/** What of one map differs at a step; `not` is the kind that it cannot have. */
function sideOf(content: BoardContent, differences: readonly Difference[]) {
  const rows = differences.flatMap((difference) => {
    const found = rowOf(content, difference);
    return found ? [found] : [];
  });
  return (stepId: string | null, not: DifferenceKind): CompareRow[] =>
    rows.filter((row) => row.stepId === stepId && row.kind !== not);
}

function rowOf(content: BoardContent, { part, id, kind }: Difference): (CompareRow & { stepId: string | null }) | null {
  if (part === "notes") {
    const note = content.notes.find((one) => one.id === id);
    return note ? { id, kind, text: note.text, ...placeOf(content, note) } : null;
  }
  const entry = content[part]?.find((one) => one.id === id);
  if (!entry) return null;
  return { id, kind, text: entry.label, lane: null, stepId: part === "steps" ? id : null };
}

function placeOf({ lanes, steps }: BoardContent, { place }: Note): { stepId: string | null; lane: string | null } {
  if (!place || !("stepId" in place) || !steps.some(({ id }) => id === place.stepId))
    return { stepId: null, lane: null };
  return { stepId: place.stepId, lane: lanes.find(({ id }) => id === place.laneId)?.label ?? null };
}

/** What two boards beside each other are called: by their states in words where these tell them apart, else by their titles. */
export function sideNames(earlier: NamedSide, later: NamedSide): { earlier: string; later: string } {
  const isTold = earlier.state !== later.state;
  const nameOf = ({ state, title }: NamedSide) => (isTold && state) || title;
  return { earlier: nameOf(earlier), later: nameOf(later) };
}

interface NamedSide {
  /** As it is now, or as it is to be; undefined where nobody said. */
  state: string | undefined;
  title: string;
}
