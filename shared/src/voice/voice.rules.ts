import type { ActivityId } from "../kernel/ids.ts";
import { suppressSmallGroups } from "../participation/smallGroups.ts";
import { UNDECLARED } from "../voting/groupNames.ts";
import type { Voice, VoiceCounts } from "./voice.schema.ts";

/** One person, without a name, as far as being heard goes. */
export interface VoicePerson {
  groupId: string | null;
  /** Their notes on the boards that are counted. */
  notes: number;
  isHere: boolean;
  /** Whether they answered the proposal; null when there is none. */
  hasAnswered: boolean | null;
}

export interface VoiceRoom {
  activityId: ActivityId | null;
  least: number;
  /** Group ids in the workshop's order. */
  groupIds: readonly string[];
  people: readonly VoicePerson[];
  /** Voters of the last closed vote by group, of groups that are shown there; null when there is none. */
  votedByGroup: Readonly<Record<string, number>> | null;
  /** Everybody who voted in it; null when there is none. */
  voted: number | null;
  /** The activity has run long enough, and nobody writes alone. */
  mayHint: boolean;
}

/** With so many who wrote, silence of a group says something. */
const LEAST_WRITERS = 3;

/**
 * Counts who has been heard, by group (METHODS M7). A group under `least` is left out, also by subtraction: the hidden ones
 * are only counted together, and together are enough people (METHODS I14).
 */
export function countVoices({ activityId, least, groupIds, people, votedByGroup, voted, mayHint }: VoiceRoom): Voice {
  const byGroup = new Map<string, VoicePerson[]>();
  for (const person of people) {
    const id = person.groupId !== null && groupIds.includes(person.groupId) ? person.groupId : UNDECLARED;
    byGroup.set(id, [...(byGroup.get(id) ?? []), person]);
  }
  const sizes = Object.fromEntries([...byGroup].map(([id, own]) => [id, own.length]));
  const isShown = suppressSmallGroups(sizes, least);
  const order = [...groupIds, UNDECLARED].filter((id) => id in isShown);
  const hidden = [...byGroup].filter(([id]) => !(id in isShown)).flatMap(([, own]) => own);
  const groups = order.map((id) => {
    const votes = votedByGroup?.[id];
    return { id, ...countsOf(byGroup.get(id) ?? []), ...(votes !== undefined && { voted: votes }) };
  });
  const enough = (own: readonly VoicePerson[]) => own.length >= least;
  return {
    activityId,
    least,
    all: enough(people) ? { ...countsOf(people), ...(voted !== null && { voted }) } : null,
    groups,
    others: enough(hidden) ? countsOf(hidden) : null,
    unheard: mayHint ? unheardOf(order, byGroup, least) : null,
  };
}

function countsOf(people: readonly VoicePerson[]): VoiceCounts {
  const asked = people.filter(({ hasAnswered }) => hasAnswered !== null);
  return {
    people: people.length,
    notes: people.reduce((sum, { notes }) => sum + notes, 0),
    wrote: people.filter(({ notes }) => notes > 0).length,
    ...(asked.length > 0 && { answered: asked.filter(({ hasAnswered }) => hasAnswered).length }),
  };
}

/** Of the groups that may be shown, the largest that is here in numbers and has not written, while others have. */
function unheardOf(
  order: readonly string[],
  byGroup: ReadonlyMap<string, readonly VoicePerson[]>,
  least: number,
): Voice["unheard"] {
  const writers = [...byGroup.values()].flat().filter(({ notes }) => notes > 0).length;
  if (writers < LEAST_WRITERS) return null;
  const silent = order
    .filter((id) => id !== UNDECLARED && (byGroup.get(id) ?? []).every(({ notes }) => notes === 0))
    .map((id) => ({ id, here: (byGroup.get(id) ?? []).filter(({ isHere }) => isHere).length }))
    .filter(({ here }) => here >= least);
  return silent.toSorted((a, b) => b.here - a.here)[0] ?? null;
}
