import type { BoardId } from "@longtable/shared/kernel/ids";
import { may } from "@longtable/shared/participation/permissions";
import type { MapStanding, Versions } from "@longtable/shared/versions/versions.schema";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import { listSnapshots } from "./snapshots.store.ts";
import { listOrigins } from "./standings.store.ts";

type Readers = (sql: Sql, workshopId: string) => Promise<(seat: Seat) => (boardId: string) => boolean>;

/** How maps stand, cut for a seat: only boards it may read, and what was kept of boards for hosts alone. */
export async function versionsFor(
  sql: Sql,
  workshopId: string,
  readers: Readers,
): Promise<(seat: Seat) => Versions | undefined> {
  const [origins, snapshots] = [await listOrigins(sql, workshopId), await listSnapshots(sql, workshopId)];
  if (origins.length === 0 && snapshots.length === 0) return () => undefined;
  const readable = await readers(sql, workshopId);
  return (seat) => {
    const mayRead = readable(seat);
    const maps = origins
      .filter(({ boardId }) => mayRead(boardId))
      .map(
        ({ boardId, state, basedOnId, status, reviews }): MapStanding => ({
          boardId: boardId as BoardId,
          ...(state && { state }),
          ...(basedOnId && mayRead(basedOnId) && { basedOnId: basedOnId as BoardId }),
          ...{ status, reviews },
        }),
      );
    const isHost = may(seat.role, "keepVersions");
    if (maps.length === 0 && !isHost) return undefined;
    return { maps, ...(isHost && { snapshots }) };
  };
}

/** The same of every board, for files. */
export async function readStandings(sql: Sql, workshopId: string): Promise<MapStanding[]> {
  const origins = await listOrigins(sql, workshopId);
  return origins.map(({ boardId, state, basedOnId, status, reviews }) => ({
    boardId: boardId as BoardId,
    ...(state && { state }),
    ...(basedOnId && { basedOnId: basedOnId as BoardId }),
    ...{ status, reviews },
  }));
}
