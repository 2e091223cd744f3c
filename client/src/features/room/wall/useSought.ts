import { standingCall } from "@longtable/shared/room/room.rules";
import { useMemo } from "react";
import type { WallParts } from "../../projector/Wall.types.ts";
import { placeNotes } from "../spotlit.ts";

/**
 * The notes at the place that the room was called to or is led to; undefined without one, and once somebody has turned the
 * wall's pages by hand since then.
 */
export function useSought({ state, content }: Pick<WallParts, "state" | "content">): readonly string[] | undefined {
  const { room, activities, wall } = state;
  const lead = room?.follow ?? standingCall(room, activities);
  const isTurned = lead !== null && (wall?.turned?.at ?? 0) > lead.at;
  const place = isTurned ? undefined : lead?.place;
  return useMemo(
    () => (place && content ? placeNotes(content, place).map(({ id }) => id) : undefined),
    [place, content],
  );
}
