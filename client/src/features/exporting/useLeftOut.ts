import type { LeftOutLine } from "@longtable/shared/export/leftOut";
import { useEffect, useState } from "react";

export type LeftOutState =
  | { name: "looking" }
  | { name: "known"; lines: readonly LeftOutLine[]; sizes: Readonly<Record<string, number>> }
  | { name: "failed" };

/** Asks what a file for these people would not hold, and why, and about how large each kind of file would be. */
export function useLeftOut(path: string, audience: string, token: string): LeftOutState {
  const [state, setState] = useState<LeftOutState>({ name: "looking" });
  useEffect(() => {
    const control = new AbortController();
    setState({ name: "looking" });
    fetch(`${path}/left-out?audience=${audience}`, {
      headers: { Authorization: `Bearer ${token}` },
      signal: control.signal,
    })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(`status ${answer.status}`);
        const { leftOut, sizes } = (await answer.json()) as { leftOut: LeftOutLine[]; sizes: Record<string, number> };
        setState({ name: "known", lines: leftOut, sizes });
      })
      .catch(() => control.signal.aborted || setState({ name: "failed" }));
    return () => control.abort();
  }, [path, audience, token]);
  return state;
}
