import { z } from "zod";
import { LIMITS } from "../kernel/limits.ts";

/** What stands where words were taken back that something else still rests on, such as a vote's candidate. */
export const TAKEN_BACK = "(taken back)";

export const WITHDRAWAL_LIMITS = {
  /** Contributions in one command. */
  items: 500,
} as const;

/** How long what is in a workshop is kept, in days. */
export const RETENTION = {
  days: 90,
  leastDays: 1,
  mostDays: 365,
  /** From so many days before the end organisers and hosts are told. */
  warnDays: 14,
} as const;

/** Something one person gave, as they read it themselves. */
export const Contribution = z.object({
  /** `note`, `answer`, `check`, `rating`, `need`, `story`, `feeling`, `pin` or `scenario`. */
  kind: z.string(),
  id: z.string(),
  /** In the person's own words; empty where they only chose. */
  text: z.string(),
  /** What it is about: a board's title, the question that was asked. */
  about: z.string(),
  /** `shown`: others can see it. `private`: only its owner, or its owner and the hosts. */
  seen: z.enum(["shown", "private"]),
  /** What they chose, where that is not words: a number, a stand. */
  choice: z.string().optional(),
});
export type Contribution = z.infer<typeof Contribution>;

/** Answer of `GET /api/workshops/{id}/mine`. */
export const MyContributions = z.object({
  workshop: z.object({ id: z.string(), title: z.string().max(LIMITS.titleChars) }),
  me: z.object({ alias: z.string(), groupId: z.string().nullable() }),
  /** When all of the workshop is deleted, in milliseconds since 1970, and after how many days. */
  keptUntil: z.number(),
  keptDays: z.int(),
  items: z.array(Contribution),
});
export type MyContributions = z.infer<typeof MyContributions>;
