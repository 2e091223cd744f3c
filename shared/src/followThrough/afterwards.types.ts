import type { NoteId } from "../kernel/ids.ts";
import type { Distance, Reflection, RungCounts, Wheel } from "../reflection/reflection.schema.ts";
import type { Commitment, IdeaBoxItem, IdeaResponse, ShortlistedIdea } from "./followThrough.schema.ts";

/** What a filled workshop already has behind it, as plain data; decisions are named by the keys of its blueprint. */
export interface Afterwards {
  marked: Pick<ShortlistedIdea, "noteId" | "text">[];
  responses: (IdeaResponse & { noteId: NoteId })[];
  commitments: (Omit<Commitment, "id" | "decisionId" | "isOverdue"> & { decisionKey: string | null })[];
  ideaBox: Omit<IdeaBoxItem, "id">[];
  wheels: Omit<Wheel, "id">[];
  declared: Reflection["declared"];
  /** How many answered, and what was counted; nobody's own answer. */
  rung: { answered: number; counts: RungCounts | null };
  start: { answered: number };
  end: { answered: number; distance: Distance };
}
