import type { ParticipantId, SeatId, TableId, WorkshopId } from "@longtable/shared/kernel/ids";
import type { Role } from "@longtable/shared/participation/roles";

/** Who is speaking, as the server knows it from the token alone. */
export interface Seat {
  id: SeatId;
  workshopId: WorkshopId;
  role: Role;
  participantId: ParticipantId | null;
  canVote: boolean;
  /** The breakout table the person sits at. */
  tableId: TableId | null;
}
