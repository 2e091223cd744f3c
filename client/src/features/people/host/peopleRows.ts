import type { Person } from "@longtable/shared/people/people.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { personName } from "./personName.ts";

/** A line of the list of people. */
export interface PersonRow {
  person: Person;
  name: string;
  group: string;
  table: string;
  hasHandUp: boolean;
}

/** Joins what the state says of people; those with a hand up come first, then in the order of joining. */
export function peopleRows(state: WorkshopState): PersonRow[] {
  const groups = new Map(state.workshop.groups.map(({ id, label }) => [id as string, label]));
  const tables = new Map(tablesIn(state).map(({ id, label }) => [id, label]));
  const hands = new Set(state.hands?.up?.map(({ participantId }) => participantId as string) ?? []);
  const rows = (state.people?.list ?? []).map((person) => ({
    person,
    name: personName(person),
    group: groups.get(person.groupId ?? "") ?? "",
    table: tables.get(person.tableId ?? "") ?? "",
    hasHandUp: hands.has(person.participantId),
  }));
  return [...rows.filter(({ hasHandUp }) => hasHandUp), ...rows.filter(({ hasHandUp }) => !hasHandUp)];
}

/** The breakout tables with what they are called. */
export function tablesIn({ tables }: WorkshopState): { id: string; label: string }[] {
  return (tables?.list ?? []).filter(({ isEnded }) => !isEnded).map(({ id, label }) => ({ id, label }));
}

/** Rows whose name, group or table has the words, whatever the case. */
export function findRows(rows: readonly PersonRow[], words: string): PersonRow[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === "") return [...rows];
  return rows.filter(({ name, group, table }) =>
    [name, group, table].some((text) => text.toLowerCase().includes(wanted)),
  );
}
