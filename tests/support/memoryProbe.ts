// Loaded into a server before its own code: on SIGUSR2 it collects garbage and writes what is left to MEMORY_FILE.
import { renameSync, writeFileSync } from "node:fs";

process.on("SIGUSR2", () => {
  const file = process.env.MEMORY_FILE;
  if (!file) return;
  // More than once: what is finalised in the first round is freed in the next.
  for (let round = 0; round < 4; round += 1) globalThis.gc?.();
  setImmediate(() => {
    globalThis.gc?.();
    writeFileSync(`${file}.part`, JSON.stringify(process.memoryUsage()));
    renameSync(`${file}.part`, file);
  });
});
