import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { until } from "./until.ts";

const PROBE = pathToFileURL(path.resolve(import.meta.dirname, "memoryProbe.ts")).href;

/** What node is told so that `collectedMemory` can ask it. */
export const MEMORY_PROBE_ARGS: readonly string[] = ["--expose-gc", "--import", PROBE];

/** Bytes, after the garbage was collected. `held` is heapUsed + external, which holds the array buffers already. */
export interface Memory {
  rss: number;
  held: number;
}

/**
 * Has a process collect its garbage and say what is left. It must have been started with `MEMORY_PROBE_ARGS` and with
 * `MEMORY_FILE` naming `file` in its environment.
 */
export async function collectedMemory(pid: number, file: string): Promise<Memory> {
  rmSync(file, { force: true });
  process.kill(pid, "SIGUSR2");
  await until(() => existsSync(file), { what: "the server's memory", timeoutMs: 30_000 });
  const { rss, heapUsed, external } = JSON.parse(readFileSync(file, "utf8")) as NodeJS.MemoryUsage;
  return { rss, held: heapUsed + external };
}
