import { z } from "zod";
import { GroupId, ParticipantId, SeatId, TableId, WorkshopId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { isUnseen, plainName } from "../kernel/plainName.ts";
import { AdjustmentRequest } from "../people/people.schema.ts";
import { ACCESS_LEVELS, ROLES } from "./roles.ts";

export const RoleSchema = z.enum(ROLES);
export const AccessSchema = z.enum(ACCESS_LEVELS);

/** What a person calls themselves today. No field for a job title exists (METHODS M8). */
export const Alias = z
  .string()
  .refine((text) => !isUnseen(text), "unseen")
  .overwrite(plainName)
  .max(LIMITS.aliasChars);

/** Body of `POST /api/join`. With `rejoinWord` and `alias`, the same participant comes back. */
export const JoinRequest = z.strictObject({
  code: z.string().max(40),
  alias: Alias.optional(),
  /** A group's id or label; one that the workshop does not know counts as undeclared. */
  group: z.string().max(120).nullable().optional(),
  rejoinWord: z.string().trim().max(80).optional(),
  /** A printed ticket: gives this seat a vote in rounds by ticket. Each works once. */
  ticket: z.string().max(80).optional(),
});
export type JoinRequest = z.infer<typeof JoinRequest>;

export const JoinResponse = z.object({
  workshopId: WorkshopId,
  participantId: ParticipantId,
  token: z.string(),
  rejoinWord: z.string(),
  alias: z.string(),
});
export type JoinResponse = z.infer<typeof JoinResponse>;

/** The viewer's own seat. */
export const Me = z.object({
  seatId: SeatId,
  participantId: ParticipantId.optional(),
  role: RoleSchema,
  canVote: z.boolean(),
  alias: z.string().optional(),
  groupId: GroupId.nullable().optional(),
  /** The breakout table this person sits at; absent without one. */
  tableId: TableId.optional(),
  /** Ids of the notes this seat wrote, on all boards; nobody else is sent them. */
  noteIds: z.array(z.string()),
  /** What this person asked hosts for in private; absent when nothing. */
  needs: z.array(AdjustmentRequest).optional(),
  /** How often everything of this person was taken back; absent for never. What a device wrote before the last time and never sent, it lets go. */
  erased: z.int().positive().optional(),
});
export type Me = z.infer<typeof Me>;
