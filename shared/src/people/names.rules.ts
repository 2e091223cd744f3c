import { NAME_LEVELS, type NamesLevel } from "./people.schema.ts";

/**
 * How far a note's author may be known: as far as names are on now, and never further than they were when it was
 * written. What was written while they were off stays without a name for ever (METHODS M8).
 *
 * @param written - null for a note from before names could be on.
 */
export function namesOf(written: NamesLevel | null, now: NamesLevel): NamesLevel {
  const reach = Math.min(NAME_LEVELS.indexOf(written ?? "off"), NAME_LEVELS.indexOf(now));
  return NAME_LEVELS[reach] ?? "off";
}
