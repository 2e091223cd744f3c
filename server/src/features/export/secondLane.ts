import { UserError } from "@longtable/shared/kernel/userError";
import type { ExportAnswer } from "./export.worker.ts";
import { startExportThread } from "./exportThread.ts";
import type { SecondLane } from "./making.ts";

/** Opens a thread of the same kind and priority. */
export function openSecondLane(): SecondLane {
  const worker = startExportThread();
  let settle: { resolve(bytes: Uint8Array): void; reject(error: unknown): void } | null = null;
  const fail = (error: unknown) => {
    settle?.reject(error);
    settle = null;
  };
  worker.on("message", (answer: ExportAnswer) => {
    if ("progress" in answer) return;
    if (answer.ok) settle?.resolve(answer.bytes);
    else
      fail(answer.refusal ? new UserError(answer.refusal.code, answer.refusal.messageKey) : new Error(answer.reason));
    settle = null;
  });
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("the second thread of an export stopped")));
  return {
    write: (job) =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject };
        worker.postMessage(job);
      }),
    end: () => worker.terminate(),
  };
}
