import { Worker } from "node:worker_threads";
import { UserError } from "@longtable/shared/kernel/userError";
import type { ExportAnswer } from "./export.worker.ts";
import type { ExportJob } from "./exportJob.ts";

/** Runs export jobs away from the event loop. */
export interface ExportPool {
  run(job: ExportJob): Promise<Uint8Array>;
  /** Stops the worker; waiting jobs are refused. */
  close(): Promise<void>;
}

interface Waiting {
  job: ExportJob;
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
}

export interface ExportPoolOptions {
  /** Jobs that may wait; one more is refused as busy. */
  mostWaiting?: number;
  /** A job that takes longer is given up and its worker stopped. */
  timeoutMs?: number;
}

/** One worker thread, started with the first job, and a queue: a room's exports never slow its notes. */
export function createExportPool({ mostWaiting = 20, timeoutMs = 120_000 }: ExportPoolOptions = {}): ExportPool {
  const queue: Waiting[] = [];
  let worker: Worker | null = null;
  let current: Waiting | null = null;
  let timer: NodeJS.Timeout | undefined;

  const startWorker = (): Worker => {
    const started = new Worker(new URL("./export.worker.ts", import.meta.url));
    started.on("message", (answer: ExportAnswer) => {
      if (started !== worker) return;
      finish((waiting) => (answer.ok ? waiting.resolve(answer.bytes) : waiting.reject(new Error(answer.reason))));
    });
    started.on("error", (error) => giveUp(started, error));
    started.on("exit", () => giveUp(started, new Error("the export worker stopped")));
    return started;
  };

  const finish = (settle: (waiting: Waiting) => void) => {
    clearTimeout(timer);
    worker?.unref();
    const done = current;
    current = null;
    if (done) settle(done);
    next();
  };

  const giveUp = (stopped: Worker, error: Error) => {
    if (stopped !== worker) return;
    worker = null;
    void stopped.terminate();
    finish((waiting) => waiting.reject(error));
  };

  const next = () => {
    if (current) return;
    current = queue.shift() ?? null;
    if (!current) return;
    worker ??= startWorker();
    const running = worker;
    timer = setTimeout(() => giveUp(running, new UserError("busy", "export.tookTooLong")), timeoutMs);
    running.ref();
    try {
      running.postMessage(current.job);
    } catch (error) {
      finish((waiting) => waiting.reject(error instanceof Error ? error : new Error(String(error))));
    }
  };

  return {
    run(job) {
      if (queue.length >= mostWaiting) return Promise.reject(new UserError("busy", "export.busy"));
      return new Promise((resolve, reject) => {
        queue.push({ job, resolve, reject });
        next();
      });
    },
    async close() {
      const stopped = worker;
      worker = null;
      clearTimeout(timer);
      const refused = new UserError("busy", "export.busy");
      for (const waiting of [...(current ? [current] : []), ...queue.splice(0)]) waiting.reject(refused);
      current = null;
      await stopped?.terminate();
    },
  };
}
