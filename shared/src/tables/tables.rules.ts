import { TABLE_LIMITS } from "./tables.types.ts";

/** How long a place is kept for somebody who dropped out, in milliseconds. */
export const PLACE_KEPT_MS = 10 * 60_000;

/** True while nobody else may have this person's place: they are here, or were a little while ago. */
export function keepsPlace({ isHere, awayFor }: { isHere: boolean; awayFor: number }): boolean {
  return isHere || awayFor < PLACE_KEPT_MS;
}

/** Places nobody has or keeps at a table; never below none, because who comes back to their table is let in. */
export function placesLeft(seats: number, keeping: number): number {
  return Math.max(0, seats - keeping);
}

export type ChoiceDenial = "notByChoice" | "full";

/** Why somebody may not sit down at a table they chose, or null. Their own table is always theirs. */
export function choiceDenial(table: { left: number; isOwn: boolean }, way: string): ChoiceDenial | null {
  if (way !== "choice") return "notByChoice";
  return table.isOwn || table.left > 0 ? null : "full";
}

/** Below this many people here, a table hardly talks. */
const TOO_FEW = 3;

/** True when hosts should be told that so few are left at a table that they could join another one. */
export function isNearlyEmpty(table: { people: number; here: number }, others: readonly { here: number }[]): boolean {
  const hasCompany = others.some(({ here }) => here > 0);
  return table.people > 0 && table.here < TOO_FEW && hasCompany;
}

/** The table that people of a nearly empty one could join: the one with the fewest here that is not empty. */
export function companyFor<Table extends { id: string; here: number }>(
  id: string,
  tables: readonly Table[],
): Table | null {
  const others = tables.filter((table) => table.id !== id && table.here > 0);
  return others.toSorted((a, b) => a.here - b.here)[0] ?? null;
}

/** The lowest number that no table's label of this kind has yet: the label of the next table. */
export function nextNumber(labels: readonly string[], nameOf: (number: number) => string): number {
  const taken = new Set(labels);
  let number = 1;
  while (taken.has(nameOf(number))) number += 1;
  return number;
}

/** Why a table may not be called so, or null: names are told apart as people read them, without case or space. */
export function nameDenial(others: readonly { label: string }[], label: string): "nameTaken" | null {
  const read = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
  return others.some((other) => read(other.label) === read(label)) ? "nameTaken" : null;
}

/** What a table is called until a host says otherwise. */
export const tableName = (number: number): string => `Table ${number}`;

/** Why no more tables can be made, or null. */
export const countDenial = (count: number): "tooManyTables" | null =>
  count > TABLE_LIMITS.tables ? "tooManyTables" : null;
