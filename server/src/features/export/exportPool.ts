import type { Worker } from "node:worker_threads";
import { UserError } from "@longtable/shared/kernel/userError";
import type { ExportAnswer } from "./export.worker.ts";
import { startExportThread } from "./exportThread.ts";
import { createFairQueue } from "./fairQueue.ts";
import type { ExportJob } from "./making.ts";

/** How far a file is, in parts of it. */
export interface ExportProgress {
  done: number;
  of: number;
}

export interface RunOptions {
  /** Whose file it is: workshops have their turns one after the other, and a limit each. */
  workshopId: string;
  /** Called when the job is begun, with nothing done, and then as it goes. */
  onProgress?(progress: ExportProgress): void;
  /** Cancels: a waiting job leaves the queue, a running one ends with its thread. Rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** Runs export jobs away from the event loop. */
export interface ExportPool {
  run(job: ExportJob, options: RunOptions): Promise<Uint8Array>;
  /** @throws {UserError} busy, where this workshop has as many files waiting as it may. */
  requireRoom(workshopId: string): void;
  /** Words were erased: ends the worker once it has nothing to do, and with it what it remembers of words. */
  forget(): void;
  /** Stops the worker; waiting jobs are refused. */
  close(): Promise<void>;
}

interface Waiting {
  job: ExportJob;
  options: RunOptions;
  resolve(bytes: Uint8Array): void;
  reject(error: unknown): void;
}

export interface ExportPoolOptions {
  /** Jobs that one workshop may have waiting or running; one more is refused as busy. */
  mostOfOne?: number;
  /** Jobs that may wait; beyond, a workshop may have one alone. So the busy do not keep others from theirs. */
  mostWaiting?: number;
  /** A job that takes longer is given up and its worker stopped. */
  timeoutMs?: number;
}

/** One worker thread, started with the first job, and a queue: a room's exports never slow its notes, nor another room's exports. */
export function createExportPool({
  mostOfOne = 8,
  mostWaiting = 40,
  timeoutMs = 120_000,
}: ExportPoolOptions = {}): ExportPool {
  const queue = createFairQueue<Waiting>();
  let worker: Worker | null = null;
  let current: Waiting | null = null;
  let timer: NodeJS.Timeout | undefined;
  let remembersErased = false;

  const endForgotten = () => {
    if (!remembersErased || current) return;
    remembersErased = false;
    const stopped = worker;
    worker = null;
    void stopped?.terminate();
  };

  const startWorker = (): Worker => {
    const started = startExportThread();
    started.on("message", (answer: ExportAnswer) => {
      if (started !== worker) return;
      if ("progress" in answer) current?.options.onProgress?.(answer.progress);
      else finish((waiting) => (answer.ok ? waiting.resolve(answer.bytes) : waiting.reject(refusalOf(answer))));
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
    endForgotten();
    next();
  };

  const giveUp = (stopped: Worker, error: unknown) => {
    if (stopped !== worker) return;
    worker = null;
    void stopped.terminate();
    finish((waiting) => waiting.reject(error));
  };

  const next = () => {
    if (current) return;
    current = queue.take() ?? null;
    if (!current) return;
    worker ??= startWorker();
    const running = worker;
    timer = setTimeout(() => giveUp(running, new UserError("busy", "export.tookTooLong")), timeoutMs);
    running.ref();
    current.options.onProgress?.({ done: 0, of: 1 });
    try {
      running.postMessage([current.job]);
    } catch (error) {
      finish((waiting) => waiting.reject(error));
    }
  };

  const cancel = (waiting: Waiting, reason: unknown) => {
    if (waiting === current && worker) return giveUp(worker, reason);
    if (queue.remove(waiting)) waiting.reject(reason);
  };

  const requireRoom = (workshopId: string) => {
    const own = queue.countOf(workshopId) + (current?.options.workshopId === workshopId ? 1 : 0);
    if (own >= mostOfOne || (own > 0 && queue.size() >= mostWaiting)) throw new UserError("busy", "export.busy");
  };

  return {
    requireRoom,
    async run(job, options) {
      const { workshopId, signal } = options;
      signal?.throwIfAborted();
      requireRoom(workshopId);
      return new Promise((resolve, reject) => {
        const waiting = { job, options, resolve, reject };
        signal?.addEventListener("abort", () => cancel(waiting, signal.reason), { once: true });
        queue.add(workshopId, waiting);
        next();
      });
    },
    forget() {
      remembersErased = true;
      endForgotten();
    },
    async close() {
      const stopped = worker;
      worker = null;
      clearTimeout(timer);
      const refused = new UserError("busy", "export.busy");
      for (let waiting = current ?? queue.take(); waiting; waiting = queue.take()) waiting.reject(refused);
      current = null;
      await stopped?.terminate();
    },
  };
}

function refusalOf({ reason, refusal }: { reason: string; refusal?: { code: UserError["code"]; messageKey: string } }) {
  return refusal ? new UserError(refusal.code, refusal.messageKey) : new Error(reason);
}
