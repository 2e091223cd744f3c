import { flushCompileCache } from "node:module";
import { setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { type ErrorCode, UserError } from "@longtable/shared/kernel/userError";
import { runExportJob } from "./exportJob.ts";
import type { ExportProgress } from "./exportPool.ts";
import type { ExportJob } from "./making.ts";
import { openSecondLane } from "./secondLane.ts";

/** What the worker says of each job in turn: how far it is, the file, or why there is none: for the log, or as a refusal for people. */
export type ExportAnswer =
  | { progress: ExportProgress }
  | { ok: true; bytes: Uint8Array<ArrayBuffer> }
  | { ok: false; reason: string; refusal?: { code: ErrorCode; messageKey: string } };

/** Linux gives each thread its own priority; elsewhere this would slow the whole server. */
const LOW = 15;
if (process.platform === "linux") {
  try {
    setPriority(0, LOW);
  } catch {
    // Not allowed here: the files are made at the usual priority.
  }
}

// The second thread of a large file starts from what this one compiled.
flushCompileCache();

const say = (answer: ExportAnswer, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(answer, transfer);

parentPort?.on("message", async (jobs: readonly ExportJob[]) => {
  try {
    for (const job of jobs) {
      const bytes = new Uint8Array(
        await runExportJob(job, (done, of) => say({ progress: { done, of } }), openSecondLane),
      );
      say({ ok: true, bytes }, [bytes.buffer]);
    }
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const refusal = error instanceof UserError ? { code: error.code, messageKey: error.messageKey } : undefined;
    say({ ok: false, reason, ...(refusal && { refusal }) });
  }
});
