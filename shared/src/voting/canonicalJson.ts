/** Plain data as JSON holds it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * One text for one value, whoever writes it: keys sorted by code unit, no spaces, `undefined` left out. What is hashed
 * must not depend on the order in which somebody's database or language keeps keys.
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value as { [key: string]: Json | undefined })
    .flatMap(([key, part]) => (part === undefined ? [] : [[key, part] as const]))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(",")}}`;
}
