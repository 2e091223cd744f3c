import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import path from "node:path";
import { syncFile } from "./backupFile.ts";

/**
 * The ids of erased workshops, one a line, in a file beside the database. A backup that is older than an erasure still
 * holds the workshop; this list, which no backup replaces, makes the server erase it again.
 */
export function createErasedList(file: string) {
  return {
    ids: (): string[] => (existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : []),
    /** Returns once the id is on disk. */
    add(id: string): void {
      const isNew = !existsSync(file);
      const handle = openSync(file, "a", 0o600);
      try {
        // A line of its own also behind one that a loss of power cut short.
        writeSync(handle, `\n${id}\n`);
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      // Without this a loss of power could take away the file itself.
      if (isNew) syncFile(path.dirname(file));
    },
  };
}
