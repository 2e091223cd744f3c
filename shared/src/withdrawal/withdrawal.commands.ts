import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { ParticipantId } from "../kernel/ids.ts";
import { isId } from "../kernel/idText.ts";
import { RETENTION, WITHDRAWAL_LIMITS } from "./withdrawal.schema.ts";

const Item = z.strictObject({ kind: z.string().regex(/^[a-zA-Z]{1,20}$/), id: z.string().refine(isId) });
const Erased = z.object({ erased: z.int() });

/**
 * Takes contributions back for good: one's own of every kind, and for hosts who are asked to, anybody's notes and stories.
 * Nothing brings them back. What is gone already counts as done.
 */
export const withdraw = defineCommand("withdrawal.withdraw", {
  input: z.strictObject({ items: z.array(Item).min(1).max(WITHDRAWAL_LIMITS.items) }),
  output: Erased,
});

/**
 * Takes back everything one person gave: one's own, or for a host who is asked to, somebody's, also of somebody who was
 * removed. With `leave` the name, the group and the way back go too, and the seat ends.
 */
export const withdrawAll = defineCommand("withdrawal.withdrawAll", {
  input: z.strictObject({ participantId: ParticipantId.optional(), leave: z.boolean().default(false) }),
  output: Erased,
});

/** Sets after how many days everything in the workshop is deleted. */
export const setRetention = defineCommand("workshop.setRetention", {
  input: z.strictObject({ days: z.int().min(RETENTION.leastDays).max(RETENTION.mostDays) }),
  output: z.object({ keptUntil: z.number() }),
});
