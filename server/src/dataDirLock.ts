import path from "node:path";
import { DatabaseSync } from "node:sqlite";

/** A process that is just ending may hold the directory a little longer, in milliseconds. */
const WAIT_MS = 10_000;

/** Kept open for as long as the process lives; the system lets go of it however the process ends. */
let held: DatabaseSync | null = null;

/**
 * Keeps a second process off the same `DATA_DIR`: two would each believe their memory to be what is on disk.
 *
 * @throws {Error} with one sentence when another process holds the directory.
 */
export function lockDataDir(dataDir: string): void {
  held = new DatabaseSync(path.join(dataDir, "lock.db"), { timeout: WAIT_MS });
  try {
    held.exec("PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE;");
  } catch {
    held.close();
    throw new Error(`Longtable cannot start: another Longtable already uses ${dataDir}. Stop it, or set DATA_DIR.`);
  }
}
