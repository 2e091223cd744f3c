import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A directory on a disk of its own; null where this system does not let us make one (it takes root on Linux). */
export function mountSmallDisk(megabytes: number) {
  const directory = mkdtempSync(path.join(tmpdir(), "longtable-disk-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", directory]).status === 0;
  if (!mounted) {
    rmSync(directory, { recursive: true });
    return null;
  }
  const filler = path.join(directory, "filler");
  return {
    directory,
    /** Takes every byte that is left. */
    fill(): void {
      const handle = openSync(filler, "w");
      for (let size = 65_536; size >= 1; size = Math.floor(size / 16)) {
        try {
          for (;;) writeSync(handle, new Uint8Array(size));
        } catch {
          // Full for this size; a smaller piece may fit.
        }
      }
      closeSync(handle);
    },
    empty: () => rmSync(filler, { force: true }),
    unmount(): void {
      spawnSync("umount", ["-l", directory]);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
