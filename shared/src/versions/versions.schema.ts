import { z } from "zod";
import { BoardId, SeatId, SnapshotId } from "../kernel/ids.ts";
import { MAP_STATES, MAP_STATUSES, VERSION_LIMITS } from "./versions.types.ts";

export const MapStateSchema = z.enum(MAP_STATES);
export const SnapshotName = z.string().trim().min(1).max(VERSION_LIMITS.nameChars);
export const ReviewBy = z.string().trim().min(1).max(VERSION_LIMITS.byChars);
export const ReviewNote = z.string().trim().max(VERSION_LIMITS.noteChars);

/** That people with lived experience looked at a map: who, in words, when by the server's clock, and what they said. */
export const Review = z.object({ by: ReviewBy, at: z.number(), note: ReviewNote });
export type Review = z.infer<typeof Review>;

/** How a board stands among the workshop's versions of it. */
export const MapStanding = z.object({
  boardId: BoardId,
  /** Left out where nobody has said. */
  state: MapStateSchema.optional(),
  /** The board it began as a copy of, where that is one this viewer may read. */
  basedOnId: BoardId.optional(),
  status: z.enum(MAP_STATUSES),
  /** Oldest first; those before a later edit stay. */
  reviews: z.array(Review),
});
export type MapStanding = z.infer<typeof MapStanding>;

/** A board as it was, kept by a host under a name. */
export const Snapshot = z.object({
  id: SnapshotId,
  boardId: BoardId,
  name: SnapshotName,
  at: z.number(),
  /** The host's seat. */
  by: SeatId.nullable(),
  notes: z.int(),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** What there is of versions: how maps stand for everyone who may read them, kept boards for hosts alone. */
export const Versions = z.object({ maps: z.array(MapStanding), snapshots: z.array(Snapshot).optional() });
export type Versions = z.infer<typeof Versions>;
