import { UserError } from "@longtable/shared/kernel/userError";
import type { ExportAnswer } from "./export.worker.ts";
import { startExportThread } from "./exportThread.ts";
import type { SecondLane } from "./making.ts";

/** Opens a thread of the same kind and priority. */
export function openSecondLane(): SecondLane {
  const worker = startExportThread();
  let waiting: PromiseWithResolvers<Uint8Array>[] = [];
  const fail = (error: unknown) => {
    for (const { reject } of waiting) reject(error);
    waiting = [];
  };
  worker.on("message", (answer: ExportAnswer) => {
    if ("progress" in answer) return;
    if (answer.ok) waiting.shift()?.resolve(answer.bytes);
    else
      fail(answer.refusal ? new UserError(answer.refusal.code, answer.refusal.messageKey) : new Error(answer.reason));
  });
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("the second thread of an export stopped")));
  return {
    write(jobs) {
      waiting = jobs.map(() => Promise.withResolvers<Uint8Array>());
      // One message: what its jobs share stays one there.
      worker.postMessage(jobs);
      return waiting.map(({ promise }) => promise);
    },
    end: () => worker.terminate(),
  };
}
