import { parentPort } from "node:worker_threads";
import { type ExportJob, runExportJob } from "./exportJob.ts";

/** What the worker answers: the file, or the reason as text for the log. */
export type ExportAnswer = { ok: true; bytes: Uint8Array<ArrayBuffer> } | { ok: false; reason: string };

parentPort?.on("message", async (job: ExportJob) => {
  try {
    const bytes = new Uint8Array(await runExportJob(job));
    parentPort?.postMessage({ ok: true, bytes } satisfies ExportAnswer, [bytes.buffer]);
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    parentPort?.postMessage({ ok: false, reason } satisfies ExportAnswer);
  }
});
