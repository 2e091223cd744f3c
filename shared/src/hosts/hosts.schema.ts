import { z } from "zod";
import { ActivityId, SeatId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { isUnseen, plainName } from "../kernel/plainName.ts";
import { ScreenMode } from "../workshop/workshop.schema.ts";

/** What hosts call themselves in front of the room: a name of today, no job title (METHODS M8). */
export const HostName = z
  .string()
  .refine((text) => !isUnseen(text), "unseen")
  .overwrite(plainName)
  .min(1)
  .max(LIMITS.aliasChars);

/** Somebody who hosts. */
export const Host = z.object({
  id: SeatId,
  /** Empty until they have said it. */
  name: z.string(),
  isHere: z.boolean(),
});
export type Host = z.infer<typeof Host>;

/** What a host did a moment ago, for the other hosts. */
export const HostDeed = z.object({
  /** Grows with every deed of the server's run. */
  id: z.int(),
  /** Server time in milliseconds since 1970. */
  at: z.number(),
  hostId: SeatId,
  name: z.string(),
  /** The command's type. */
  type: z.string(),
  activityId: ActivityId.optional(),
  screen: ScreenMode.optional(),
});
export type HostDeed = z.infer<typeof HostDeed>;

/** Nobody hosted, so the room stopped by itself (METHODS I13); until a host goes on or leaves it so. */
export const HostPause = z.object({
  /** When the last host was heard of. */
  since: z.number(),
  activityIds: z.array(ActivityId),
  /** Those of them that were revealed, and will be again; absent for none. */
  revealedIds: z.array(ActivityId).optional(),
  /** True when the room's timer stands still with them. */
  isTimerPaused: z.boolean(),
});
export type HostPause = z.infer<typeof HostPause>;

/** Who hosts. Hosts and the organiser see every seat; participants those who have said their name; screens nobody. */
export const Hosts = z.object({
  list: z.array(Host),
  pause: HostPause.optional(),
  /** Who leads just now. A sign among hosts: rights are the same. Hosts and the organiser only. */
  leadingId: SeatId.nullable().optional(),
  /** The last things hosts did, oldest first. Hosts only; forgotten when the server stops. */
  deeds: z.array(HostDeed).optional(),
  /** True while hosts have taken everybody's cursors off the boards. Hosts and the organiser only. */
  areCursorsOff: z.boolean().optional(),
});
export type Hosts = z.infer<typeof Hosts>;
