import type { MyContributions } from "@longtable/shared/withdrawal/withdrawal.schema";
import { useCallback, useEffect, useState } from "react";
import { requestJson } from "../../session/http.ts";

/** What one gave, as the server has it now; fetched, never part of the state that everybody's phone is sent. */
export function useGiven(workshopId: string, token: string) {
  const [given, setGiven] = useState<MyContributions | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    requestJson<MyContributions>(`/api/workshops/${workshopId}/mine?turn=${turn}`, { token, signal: stop.signal }).then(
      (found) => {
        setGiven(found);
        setFailed(false);
      },
      () => {
        if (!stop.signal.aborted) setFailed(true);
      },
    );
    return () => stop.abort();
  }, [workshopId, token, turn]);
  const again = useCallback(() => {
    setFailed(false);
    setTurn((before) => before + 1);
  }, []);
  return { given, hasFailed, again };
}
