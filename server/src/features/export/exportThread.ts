import { getCompileCacheDir } from "node:module";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";

// Node 24.9 ends with a segmentation fault, and the server with it, when two threads compile the same way out of WebAssembly
// at one moment, as they do after a thousand calls (V8: TierUpWasmToJSWrapper). With such a budget they never do.
setFlagsFromString("--wasm-wrapper-tiering-budget=1000000000");

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
