import { z } from "zod";
import { WheelId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";

/** The six principles of co-production, in their fixed order (METHODS M36). */
export const PRINCIPLES = ["assets", "capacity", "mutuality", "networks", "roles", "catalysts"] as const;
export const Principle = z.enum(PRINCIPLES);
export type Principle = z.infer<typeof Principle>;

/** The most a principle can score; the least is 0. */
export const MOST_SCORE = 3;

const reason = z.string().trim().max(LIMITS.reasonChars);
const each = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({
    assets: value,
    capacity: value,
    mutuality: value,
    networks: value,
    roles: value,
    catalysts: value,
  });

export const WheelScores = each(z.int().min(0).max(MOST_SCORE));
export type WheelScores = z.infer<typeof WheelScores>;

/** What each score rests on, and what the whole wheel rests on; empty where nothing was written. */
export const WheelEvidence = z.strictObject({ ...each(reason.default("")).shape, whole: reason.default("") });
export type WheelEvidence = z.infer<typeof WheelEvidence>;

export const DEPTHS = ["descriptive", "intermediate", "transformative"] as const;

/** How deep the change goes, with the reason for saying so (METHODS M37). */
export const Depth = z.strictObject({ level: z.enum(DEPTHS), reason: reason.min(1) });
export type Depth = z.infer<typeof Depth>;

/** One look at how the room works together, on one day. */
export const Wheel = z.object({
  id: WheelId,
  /** `YYYY-MM-DD`. */
  on: z.string(),
  scores: WheelScores,
  evidence: WheelEvidence,
  depth: Depth.nullable(),
});
export type Wheel = z.infer<typeof Wheel>;

/** Whether work is done to people, for them, or with them as equals (METHODS M38). */
export const RUNGS = ["to", "for", "with"] as const;
export const Rung = z.enum(RUNGS);
export type Rung = z.infer<typeof Rung>;

/** What people can be asked, each once: the rung, and where they stand at the start and at the end. */
export const Question = z.enum(["rung", "start", "end"]);
export type Question = z.infer<typeof Question>;

/** The most a person can give on the self-rating; the least is 0. */
export const MOST_SELF_RATING = 10;

const asked = { state: z.enum(["open", "closed"]), answered: z.int() };
const Asked = z.object(asked);

/** How many said each rung; only after close, and only from five answers on. */
export const RungCounts = z.object({ to: z.int(), for: z.int(), with: z.int() });
export type RungCounts = z.infer<typeof RungCounts>;

/** How far people came; only after close. `meanChange` only from five pairs on. */
export const Distance = z.object({ pairs: z.int(), unpaired: z.int(), meanChange: z.number().nullable() });
export type Distance = z.infer<typeof Distance>;

/** How we worked, as one viewer may see it. What one person answered is never in it, not even their own. */
export const Reflection = z.object({
  /** Oldest first. */
  wheels: z.array(Wheel),
  declared: z.object({ rung: Rung, reason: z.string() }).nullable(),
  rung: z.object({ ...asked, counts: RungCounts.nullable() }).nullable(),
  start: Asked.nullable(),
  end: z.object({ ...asked, distance: Distance.nullable() }).nullable(),
  /** Which open questions this person has answered; only for participants. */
  answered: z.array(Question).optional(),
});
export type Reflection = z.infer<typeof Reflection>;
