import { getCompileCacheDir } from "node:module";
import path from "node:path";
import { Worker } from "node:worker_threads";

/** Starts a thread that writes files, with what is kept of its compiled modules: reading them is most of its start. */
export function startExportThread(): Worker {
  // Threads do not take over the folder; its last part names the engine, and is added again.
  const kept = getCompileCacheDir();
  return new Worker(new URL("./export.worker.ts", import.meta.url), {
    ...(kept && { env: { ...process.env, NODE_COMPILE_CACHE: path.dirname(kept) } }),
    // Files are made of many small things that do not live long.
    resourceLimits: { maxYoungGenerationSizeMb: 128 },
  });
}
