import { parentPort } from "node:worker_threads";
import { FileProblem, type FileProblemKey } from "@longtable/shared/import/fileProblem";
import { nestsTooDeep } from "../../transport/jsonDepth.ts";
import { type ReadImport, readImport } from "./readImport.ts";

/** What the worker answers: the file, what is wrong with it, or a reason for the log. */
export type ImportAnswer =
  | { ok: true; read: ReadImport }
  | { ok: false; problem: { key: FileProblemKey; where: string | null } | null; reason: string };

parentPort?.once("message", ({ bytes, isOwnRoom }: { bytes: Uint8Array; isOwnRoom: boolean }) => {
  try {
    const read = readImport(bytes, nestsTooDeep, { isOwnRoom });
    parentPort?.postMessage(
      { ok: true, read } satisfies ImportAnswer,
      read.boards.map(({ update }) => update.buffer),
    );
  } catch (error) {
    const problem = error instanceof FileProblem ? { key: error.key, where: error.where } : null;
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    parentPort?.postMessage({ ok: false, problem, reason } satisfies ImportAnswer);
  }
});
