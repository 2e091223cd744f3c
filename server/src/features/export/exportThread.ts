import { Worker } from "node:worker_threads";

/** Starts a thread that writes files. */
export const startExportThread = (): Worker =>
  new Worker(new URL("./export.worker.ts", import.meta.url), {
    // Files are made of many small things that do not live long.
    resourceLimits: { maxYoungGenerationSizeMb: 128 },
  });
