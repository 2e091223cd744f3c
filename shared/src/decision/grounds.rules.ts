import type { NoteId, RoundId } from "../kernel/ids.ts";

/** A vote with what it was about. */
export interface VotedOn {
  id: RoundId;
  candidates: readonly { noteId: NoteId }[];
}

interface Resting {
  noteIds: readonly NoteId[];
  roundId?: RoundId | null;
}

/** What decisions rest on: the notes they name, and where one names its vote alone, the notes that vote was about. */
export function groundsIn(votes: Iterable<VotedOn>): (decision: Resting) => readonly NoteId[] {
  const byId = new Map([...votes].map(({ id, candidates }) => [id, candidates.map(({ noteId }) => noteId)]));
  return ({ noteIds, roundId }) => (noteIds.length > 0 || !roundId ? noteIds : (byId.get(roundId) ?? noteIds));
}
