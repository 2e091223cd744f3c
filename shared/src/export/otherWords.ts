import type { ExportedRound } from "./exportedRound.ts";
import type { ExportedNote } from "./exportModel.ts";

/** Of each note in a round's results the other wordings that it is shown with, without those that have a line of their own. */
export function otherWordsIn(
  { results }: Pick<ExportedRound, "results">,
  notes: readonly ExportedNote[],
): (noteId: string) => string[] {
  const heads = new Map(notes.map(({ id, mergedInto }) => [id, mergedInto ?? id]));
  const stacks = Map.groupBy(notes, ({ id, mergedInto }) => mergedInto ?? id);
  const listed = new Map(results.map(({ noteId, text }) => [noteId, text]));
  return (noteId) => {
    const stack = stacks.get(heads.get(noteId) ?? noteId) ?? [];
    const others = stack.filter(({ id, text }) => !listed.has(id) && text !== listed.get(noteId));
    return [...new Set(others.map(({ text }) => text))];
  };
}
