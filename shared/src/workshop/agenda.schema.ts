import { z } from "zod";
import { ActivityId } from "../kernel/ids.ts";
import { Suggestion, WorkingAgreement } from "../purpose/purpose.schema.ts";

/** An activity that was closed without what it was to make, and why; null where nobody said. */
export const Closing = z.object({
  activityId: ActivityId,
  /** Server time in milliseconds since 1970. */
  at: z.number(),
  reason: z.string().nullable(),
});
export type Closing = z.infer<typeof Closing>;

/** What people wrote before the session, and how much of it no host has looked at. */
export const PreWork = z.object({ activityId: ActivityId, notes: z.int(), unopened: z.int() });
export type PreWork = z.infer<typeof PreWork>;

/** What only hosts see of the agenda. */
export const HostAgenda = z.object({
  /** Oldest first. */
  closings: z.array(Closing),
  preWork: z.array(PreWork),
  /** Those that wait, oldest first. */
  suggestions: z.array(Suggestion),
  /** Earlier versions of the working agreement, oldest first. */
  agreementHistory: z.array(WorkingAgreement),
});
export type HostAgenda = z.infer<typeof HostAgenda>;
