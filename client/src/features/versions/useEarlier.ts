import type { BoardContent } from "@longtable/shared/board/board.doc";
import { useEffect, useState } from "react";
import { requestJson } from "../../session/http.ts";

/** What a board is compared with. */
export interface Earlier {
  from: { kind: "board" | "snapshot"; id: string; title: string; workshop?: string; at?: number };
  content: BoardContent;
}

export type EarlierState = { name: "looking" } | { name: "failed" } | { name: "known"; earlier: Earlier };

/**
 * Reads what a board was: what was kept of it, or the board that it began as a copy of.
 *
 * @param round - another number asks again.
 */
export function useEarlier(boardId: string, snapshotId: string | null, token: string, round: number): EarlierState {
  const [state, setState] = useState<EarlierState>({ name: "looking" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks again
  useEffect(() => {
    const control = new AbortController();
    setState({ name: "looking" });
    const path = `/api/boards/${encodeURIComponent(boardId)}/earlier`;
    const query = snapshotId === null ? "" : `?snapshot=${encodeURIComponent(snapshotId)}`;
    requestJson<Earlier>(`${path}${query}`, { token, signal: control.signal })
      .then((earlier) => control.signal.aborted || setState({ name: "known", earlier }))
      .catch(() => control.signal.aborted || setState({ name: "failed" }));
    return () => control.abort();
  }, [boardId, snapshotId, token, round]);
  return state;
}
