import type { Tables } from "@longtable/shared/tables/tables.schema";

const known = new WeakMap<Tables, Readonly<Record<string, string>>>();
const NONE: Readonly<Record<string, string>> = {};

/** What each breakout table is called, by its id; the same object until the tables change. */
export function tableLabels(tables: Tables | undefined): Readonly<Record<string, string>> {
  if (!tables) return NONE;
  const labels = known.get(tables) ?? Object.fromEntries(tables.list.map(({ id, label }) => [id, label]));
  known.set(tables, labels);
  return labels;
}
