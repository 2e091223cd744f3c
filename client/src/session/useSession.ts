import { useEffect, useState } from "react";
import type { BoardClient } from "./boardClient.ts";
import { boardHolder } from "./boardHolder.ts";
import { openSession } from "./session.ts";
import type { Session } from "./session.types.ts";
import { type KeptSeat, type SeatKind, tokenStore } from "./tokenStore.ts";

/** The session of the seat this device holds in a workshop; null while it opens or when there is no seat. */
export function useSession(kind: SeatKind, seat: KeptSeat | null): Session | null {
  const [session, setSession] = useState<Session | null>(null);
  const token = seat?.token;
  const workshopId = seat?.workshopId;
  useEffect(() => {
    if (!token || !workshopId) return;
    const opened = openSession(kind, tokenStore.find(kind, workshopId) ?? { token, workshopId });
    setSession(opened);
    return () => {
      opened.close();
      setSession(null);
    };
  }, [kind, token, workshopId]);
  return session;
}

/** A board's live document while the component shows it; it lives on without it until its edits are saved. */
export function useBoard(boardId: string | null, token: string | null): BoardClient | null {
  const [client, setClient] = useState<BoardClient | null>(null);
  useEffect(() => {
    if (!boardId || !token) return;
    const { board, leave } = boardHolder.take(boardId, token);
    setClient(board);
    return () => {
      leave();
      setClient(null);
    };
  }, [boardId, token]);
  // Another board's client is never handed out, not even for one render: what is written on it would miss its board.
  return client?.boardId === boardId ? client : null;
}
