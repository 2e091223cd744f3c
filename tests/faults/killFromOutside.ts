import { spawn } from "node:child_process";
import { once } from "node:events";
import type { SpawnedServer } from "../support/spawnServer.ts";

/**
 * `kill -9` after so many milliseconds, from a process of its own: one of the writers' would strike only between two of
 * their own steps, when the server has just answered, and so miss the moments that matter.
 */
export async function killFromOutside(server: SpawnedServer, afterMs: number): Promise<void> {
  const killer = spawn("sh", ["-c", `sleep ${afterMs / 1000}; kill -9 ${server.pid()}`], { stdio: "ignore" });
  await once(killer, "exit");
  await server.kill();
}
