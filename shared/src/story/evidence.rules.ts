import type { z } from "zod";
import type { BoardContent } from "../board/board.doc.ts";
import type { BackedIds } from "./story.schema.ts";

/** Ids of what evidence stands behind, on all boards. Whose evidence it is and what it says are not in it. */
export type Backed = z.infer<typeof BackedIds>;

/**
 * The steps of a map with no evidence, neither their own nor of a note that stands at them: what they say is assumed
 * (METHODS M21).
 */
export function assumedSteps(
  { steps, notes }: Pick<BoardContent, "steps" | "notes">,
  backed: Backed,
): ReadonlySet<string> {
  const [backedNotes, backedSteps] = [new Set(backed.notes), new Set(backed.steps)];
  for (const { id, place } of notes)
    if (place && "stepId" in place && backedNotes.has(id)) backedSteps.add(place.stepId);
  return new Set(steps.map(({ id }) => id as string).filter((id) => !backedSteps.has(id)));
}
