import { type Chance, shuffled } from "../kernel/chance.ts";
import { TABLE_LIMITS } from "./tables.types.ts";

/** Somebody to be given a table: who, and of which stakeholder group; null when they chose not to say. */
export interface Seated {
  id: string;
  groupId: string | null;
}

/** How many tables there are to be: that many, or as many as are needed for so many people each. */
export type TableWish = { count: number } | { size: number };

/** The number of tables for so many people: at least one, at most the cap; none has more people than were wished. */
export function tableCount(people: number, wish: TableWish): number {
  const wished = "count" in wish ? wish.count : Math.ceil(people / wish.size);
  return Math.min(TABLE_LIMITS.tables, Math.max(1, wished));
}

/**
 * Shares people out over tables. Sizes differ by one at most. When mixed, each group is spread so that its numbers at any
 * two tables differ by one at most too: its people are dealt one table after the other, the next group going on where
 * the last one stopped. Otherwise chance alone decides. Which table is first is left to chance.
 */
export function shareOut<Person extends Seated>(
  people: readonly Person[],
  count: number,
  { isMixed, chance }: { isMixed: boolean; chance: Chance },
): Person[][] {
  const tables: Person[][] = Array.from({ length: count }, () => []);
  const first = chance(count);
  const inOrder = isMixed ? groupsOf(shuffled(people, chance)) : shuffled(people, chance);
  for (const [index, person] of inOrder.entries()) tables[(first + index) % count]?.push(person);
  return tables;
}

/** Group after group, the largest first, so that the small ones fill what is left over. */
function groupsOf<Person extends Seated>(people: readonly Person[]): Person[] {
  const groups = new Map<string | null, Person[]>();
  for (const person of people) groups.set(person.groupId, [...(groups.get(person.groupId) ?? []), person]);
  return [...groups.values()].toSorted((a, b) => b.length - a.length).flat();
}

/** A table as a newcomer meets it: who keeps a place there. */
export interface OpenTable<Id extends string = string> {
  id: Id;
  groups: readonly (string | null)[];
}

/**
 * The table for somebody who comes late: one of the smallest, and of those the one with the fewest of their own group;
 * the first in order when that leaves several. Null without tables.
 */
export function tableFor<Id extends string>(tables: readonly OpenTable<Id>[], groupId: string | null): Id | null {
  const own = ({ groups }: OpenTable) => groups.filter((group) => group === groupId).length;
  const [best] = tables.toSorted((a, b) => a.groups.length - b.groups.length || own(a) - own(b));
  return best?.id ?? null;
}

/** Gives each of these people in turn the table that suits them best; those who sit already count. */
export function placeEach<Id extends string>(
  people: readonly Seated[],
  tables: readonly OpenTable<Id>[],
): Map<string, Id> {
  const filling = tables.map(({ id, groups }) => ({ id, groups: [...groups] }));
  const placed = new Map<string, Id>();
  for (const { id, groupId } of people) {
    const tableId = tableFor(filling, groupId);
    if (tableId === null) break;
    placed.set(id, tableId);
    filling.find((table) => table.id === tableId)?.groups.push(groupId);
  }
  return placed;
}
