import { Worker } from "node:worker_threads";
import { FileProblem } from "@longtable/shared/import/fileProblem";
import { UserError } from "@longtable/shared/kernel/userError";
import { nestsTooDeep } from "../../transport/jsonDepth.ts";
import type { ImportAnswer } from "./import.worker.ts";
import { ImportRefused } from "./importRefused.ts";
import { type ReadImport, readImport } from "./readImport.ts";

/** Reading a file of the largest size takes a few seconds on a slow machine. */
const TIMEOUT_MS = 60_000;

/** Memory for reading one file, in MB: a hostile one ends its own thread, not the room. */
const MOST_MEMORY_MB = 768;

const MOST_WAITING = 8;

/** A file so small is read at once, in a few milliseconds: starting a thread would cost more. */
const SMALL_BYTES = 128 * 1024;

/** Reads files away from the event loop, each in a thread of its own, one at a time: an import never slows the room. */
export function createImportReader() {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const running = new Set<Worker>();

  function readOnce(bytes: Uint8Array, isOwnRoom: boolean): Promise<ReadImport> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(new URL("./import.worker.ts", import.meta.url), {
        resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
      });
      running.add(worker);
      const end = (settle: () => void) => {
        clearTimeout(timer);
        running.delete(worker);
        void worker.terminate();
        settle();
      };
      const timer = setTimeout(() => end(() => reject(new UserError("busy", "import.tookTooLong"))), TIMEOUT_MS);
      worker.once("message", (answer: ImportAnswer) => {
        if (answer.ok) end(() => resolve(answer.read));
        else if (answer.problem) {
          const { key, where } = answer.problem;
          end(() => reject(new ImportRefused(new FileProblem(key, where))));
        } else end(() => reject(new Error(`the import was not read: ${answer.reason}`)));
      });
      // Out of memory, above all: no file of ours needs that much.
      worker.once("error", () => end(() => reject(new ImportRefused(new FileProblem("import.tooMuch")))));
      worker.once("exit", () => end(() => reject(new UserError("busy", "import.tookTooLong"))));
      worker.postMessage({ bytes, isOwnRoom });
    });
  }

  return {
    /** @throws {ImportRefused} what is wrong with the file; {UserError} `busy`. */
    async read(bytes: Uint8Array, { isOwnRoom }: { isOwnRoom: boolean }): Promise<ReadImport> {
      if (bytes.length <= SMALL_BYTES) return readHere(bytes, isOwnRoom);
      if (waiting >= MOST_WAITING) throw new UserError("busy", "import.busy");
      waiting += 1;
      const read = last.then(() => readOnce(bytes, isOwnRoom));
      last = read.catch(() => undefined);
      return read.finally(() => {
        waiting -= 1;
      });
    },
    async close(): Promise<void> {
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}

function readHere(bytes: Uint8Array, isOwnRoom: boolean): ReadImport {
  try {
    return readImport(bytes, nestsTooDeep, { isOwnRoom });
  } catch (error) {
    throw error instanceof FileProblem ? new ImportRefused(error) : error;
  }
}

export type ImportReader = ReturnType<typeof createImportReader>;
