import { type GroupCounts, suppressSmallGroups } from "../participation/smallGroups.ts";
import { UNDECLARED } from "./groupNames.ts";
import type { GroupResults, ShownGroup } from "./results.schema.ts";
import { staysCrowded } from "./tableRounds.rules.ts";
import type { Allocation, Candidate } from "./voting.schema.ts";

/** A ballot as it is counted by group: nobody's name is in it. */
export interface GroupedBallot {
  groupId: string | null;
  dots: Allocation;
  /** In which votes by table on the same notes this voter could vote too; absent when there are none. */
  tables?: string;
}

interface CountingOptions {
  /** The smallest group shown on its own, in voters. */
  least: number;
  /** What was hidden in earlier rounds on any of the same notes. */
  earlier: readonly Pick<GroupResults, "hidden">[];
}

/** How many people a hidden group needs beside it, so that no one person can take away their own ballot and see it. */
const LEAST_BESIDE = 2;

/**
 * Counts a round by group and leaves out what would tell how a small group chose, also by subtraction (METHODS I14).
 * Groups are hidden, smallest first and ties by id, until the hidden people are a safe crowd: see `docs/rules.md`, RG1
 * to RG4. `shown` has no order yet.
 */
export function countByGroup(
  candidates: readonly Pick<Candidate, "noteId">[],
  ballots: readonly GroupedBallot[],
  { least, earlier }: CountingOptions,
): { shown: ShownGroup[]; hidden: string[] } {
  const groups = countEach(candidates, ballots);
  const ascending = groups.toSorted((a, b) => a.voters - b.voters || (a.id < b.id ? -1 : 1));
  const counts = Object.fromEntries(groups.map(({ id, voters }) => [id, voters]));
  const isShown = suppressSmallGroups(counts, least);
  const hidden = new Set(ascending.filter(({ id }) => !(id in isShown)).map(({ id }) => id));
  for (const { id } of ascending) {
    if (isSafe(hidden)) break;
    hidden.add(id);
  }
  return {
    shown: groups.filter(({ id }) => !hidden.has(id)),
    // By id: the order of their sizes is nobody's business.
    hidden: [...hidden].sort(),
  };

  function isSafe(ids: ReadonlySet<string>): boolean {
    if (!staysCrowdedAtTables(ballots, ids, least)) return false;
    if (ids.size === 0) return true;
    const own = ballots.filter(({ groupId }) => ids.has(groupId ?? UNDECLARED));
    return (
      isCrowd(ids, counts, least) &&
      candidates.every(({ noteId }) => staysOpen(noteId, own, ballots)) &&
      commonlyHidden(ids, earlier).every((common) => isCrowd(common, counts, least))
    );
  }
}

/** What is shown by group, beside what votes by table on the same notes tell, says nothing about few people. */
function staysCrowdedAtTables(ballots: readonly GroupedBallot[], hidden: ReadonlySet<string>, least: number): boolean {
  if (!ballots.some(({ tables }) => tables !== undefined)) return true;
  const sides = ballots.map(({ groupId, tables }) => {
    const id = groupId ?? UNDECLARED;
    return { group: hidden.has(id) ? "" : id, tables: tables ?? "" };
  });
  return staysCrowded(sides, least);
}

/** Enough people together, and no group that stands out by one person's leaving. Nobody is no crowd, and safe. */
function isCrowd(ids: ReadonlySet<string>, counts: GroupCounts, least: number): boolean {
  const sizes = [...ids].map((id) => counts[id] ?? 0).filter((size) => size > 0);
  const together = sizes.reduce((sum, size) => sum + size, 0);
  return together === 0 || (together >= least && sizes.every((size) => together - size >= LEAST_BESIDE));
}

/** True unless all hidden ballots say the same on a note on which the room did not all say the same. */
function staysOpen(noteId: string, hidden: readonly GroupedBallot[], all: readonly GroupedBallot[]): boolean {
  const on = (ballots: readonly GroupedBallot[]) => new Set(ballots.map(({ dots }) => dotsOn(dots, noteId)));
  const chosen = (figures: ReadonlySet<number>) => new Set([...figures].map((count) => count > 0));
  const [ours, everyones] = [on(hidden), on(all)];
  const isOpen = (own: ReadonlySet<unknown>, room: ReadonlySet<unknown>) => own.size > 1 || room.size === 1;
  return isOpen(ours, everyones) && isOpen(chosen(ours), chosen(everyones));
}

/** What stays hidden in this round and in each earlier one, and in all of them: the others could be taken away. */
function commonlyHidden(ids: ReadonlySet<string>, earlier: CountingOptions["earlier"]): ReadonlySet<string>[] {
  const shared = (set: ReadonlySet<string>, hidden: readonly string[]) => new Set(hidden.filter((id) => set.has(id)));
  const inAll = earlier.reduce<ReadonlySet<string>>((set, { hidden }) => shared(set, hidden), ids);
  return [...earlier.map(({ hidden }) => shared(ids, hidden)), inAll];
}

function countEach(candidates: readonly Pick<Candidate, "noteId">[], ballots: readonly GroupedBallot[]): ShownGroup[] {
  const byGroup = new Map<string, Allocation[]>();
  for (const { groupId, dots } of ballots) {
    const id = groupId ?? UNDECLARED;
    byGroup.set(id, [...(byGroup.get(id) ?? []), dots]);
  }
  return [...byGroup].map(([id, own]) => ({
    id,
    voters: own.length,
    dots: candidates.map(({ noteId }) => own.reduce((sum, dots) => sum + dotsOn(dots, noteId), 0)),
    votersEach: candidates.map(({ noteId }) => own.filter((dots) => dotsOn(dots, noteId) > 0).length),
  }));
}

const dotsOn = (dots: Allocation, noteId: string): number => (dots as Record<string, number>)[noteId] ?? 0;
