import type { ExportJobView } from "@longtable/shared/export/job.schema";
import { useCallback, useEffect, useRef, useState } from "react";
import { saveFile } from "../../ui/saveFile.ts";

/** What is asked for: of what, in which format, how. */
export interface ExportWish {
  path: string;
  format: string;
  fileName: string;
  options: Readonly<Record<string, string | number | boolean>>;
}

export type JobState =
  | { name: "making"; wish: ExportWish; view: ExportJobView | null }
  | { name: "ready"; wish: ExportWish; fileName: string; bytes: number }
  | { name: "failed"; wish: ExportWish; messageKey: string }
  | { name: "cancelled"; wish: ExportWish }
  | null;

/** How often we ask how far a file is. */
const BEAT_MS = 400;

/** So often in a row nothing may come back before a file is given up. */
const MOST_MISSED = 8;

/** A refusal of the server, as a key of our texts. */
class Refused extends Error {
  readonly messageKey: string;
  constructor(messageKey: string) {
    super(messageKey);
    this.messageKey = messageKey;
  }
}

/** Asks for one file at a time, says how far it is, hands it to the browser's downloads, and can stop it. */
export function useExportJob(token: string) {
  const [state, setState] = useState<JobState>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const make = useCallback(
    async (wish: ExportWish) => {
      stop.current?.abort();
      const control = new AbortController();
      stop.current = control;
      const { signal } = control;
      const ask = async (path: string, init: RequestInit = { signal }) => {
        const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
        const answer = await fetch(path, { ...init, headers });
        if (answer.ok) return answer;
        const body = (await answer.json().catch(() => null)) as { error?: { messageKey?: string } } | null;
        throw new Refused(body?.error?.messageKey ?? "error.internal");
      };
      const read = async (answer: Promise<Response>) => (await (await answer).json()) as ExportJobView;
      let id: string | null = null;
      try {
        setState({ name: "making", wish, view: null });
        const { format, options } = wish;
        // Asking is not broken off: only its answer says which file is to be dropped when nobody wants it any more.
        let view = await read(ask(wish.path, { method: "POST", body: JSON.stringify({ format, options }) }));
        id = view.id;
        signal.throwIfAborted();
        let missed = 0;
        while (view.state === "waiting" || view.state === "making") {
          setState({ name: "making", wish, view });
          await pause(BEAT_MS * (1 + missed), signal);
          const next = await read(ask(`/api/exports/${id}`)).catch((error: unknown) => {
            missed += 1;
            // A line that was gone for a moment ends nothing; what the server refuses does.
            if (error instanceof Refused || signal.aborted || missed > MOST_MISSED) throw error;
            return null;
          });
          if (next) [view, missed] = [next, 0];
        }
        if (view.state === "failed") throw new Refused(view.messageKey ?? "export.failed");
        const file = await (await ask(`/api/exports/${id}/file`)).blob();
        saveFile(file, wish.fileName);
        setState({ name: "ready", wish, fileName: wish.fileName, bytes: file.size });
      } catch (error) {
        if (signal.aborted) {
          setState((now) => (now?.wish === wish ? { name: "cancelled", wish } : now));
        } else {
          setState({
            name: "failed",
            wish,
            messageKey: error instanceof Refused ? error.messageKey : "export.noAnswer",
          });
        }
      }
      // The file is here, or nobody wants it: nothing of it stays on the server.
      if (id !== null) await dropJob(id, token);
    },
    [token],
  );
  const cancel = useCallback(() => stop.current?.abort(), []);
  const putAway = useCallback(() => setState(null), []);
  return { state, make, cancel, putAway };
}

export type ExportJobs = ReturnType<typeof useExportJob>;

/** Resolves after that many milliseconds, or rejects when it is given up. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

/** What fails here is forgotten by the server in a few minutes anyway. */
async function dropJob(id: string, token: string): Promise<void> {
  const headers = { Authorization: `Bearer ${token}` };
  await fetch(`/api/exports/${id}`, { method: "DELETE", headers }).catch(() => null);
}
