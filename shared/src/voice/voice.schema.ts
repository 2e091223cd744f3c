import { z } from "zod";
import { ActivityId } from "../kernel/ids.ts";

/** What some people gave, in counts. */
const VoiceCounts = z.object({
  /** How many have joined. */
  people: z.int(),
  /** Notes of theirs that are on the boards. */
  notes: z.int(),
  /** How many of them wrote any. */
  wrote: z.int(),
  /** How many voted in the last closed vote; absent when there is none, or it is hidden there. */
  voted: z.int().optional(),
  /** How many answered the last proposal whose answers are shown; absent when there is none. */
  answered: z.int().optional(),
});
export type VoiceCounts = z.infer<typeof VoiceCounts>;

/** Who has been heard, by stakeholder group, in counts. Hosts only; nobody's name, and no group that is too small. */
export const Voice = z.object({
  /** The activity whose boards are counted; null: all boards. */
  activityId: ActivityId.nullable(),
  /** Groups with fewer people are not shown on their own. */
  least: z.int(),
  /** Null while fewer than `least` people have joined. */
  all: VoiceCounts.nullable(),
  /** Groups large enough to be shown, in the workshop's order, `undeclared` last. */
  groups: z.array(VoiceCounts.extend({ id: z.string() })),
  /** The groups that are too small, together; null when there are none. */
  others: VoiceCounts.nullable(),
  /** A group of which nobody has written while others have, with how many of it are here; never while people write alone. */
  unheard: z.object({ id: z.string(), here: z.int() }).nullable(),
});
export type Voice = z.infer<typeof Voice>;
