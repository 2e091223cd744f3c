import type { z } from "zod";
import type { BoardContent } from "../board/board.doc.ts";
import { shownStatus } from "./scope.rules.ts";
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

/**
 * A board as it is shown: the steps of a map of today say where nothing stands behind them, and notes that count as observed
 * without evidence are assumed (METHODS I4). The same object where nothing is other.
 */
export function withEvidence<Content extends Pick<BoardContent, "type" | "steps" | "notes">>(
  content: Content,
  backed: Backed | undefined,
): Content {
  if (content.type !== "journeyMap" || !backed) return content;
  const assumed = assumedSteps(content, backed);
  const behind = new Set(backed.notes);
  return {
    ...content,
    steps: content.steps.map((step) => (assumed.has(step.id) ? { ...step, isAssumed: true as const } : step)),
    notes: content.notes.map((note) => {
      const status = shownStatus(note.status, behind.has(note.id));
      return status === note.status ? note : { ...note, status };
    }),
  };
}
