import { useEffect, useState } from "react";
import type { BoardClient } from "../../session/boardClient.ts";
import type { HostPoints } from "../../session/hostPoints.ts";
import type { Store } from "../../session/session.types.ts";
import { followHostPoints } from "./hostPointing.ts";

/** What hosts point with on a board, while this is shown; null without a board. */
export function usePointing(board: BoardClient | null, wants: "all" | "hosts"): Store<HostPoints> | null {
  const [points, setPoints] = useState<Store<HostPoints> | null>(null);
  useEffect(() => {
    if (board === null) return;
    const followed = followHostPoints(board, wants);
    setPoints(followed.points);
    return () => {
      followed.stop();
      setPoints(null);
    };
  }, [board, wants]);
  return points;
}
