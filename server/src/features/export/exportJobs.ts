import type { ExportJobView } from "@longtable/shared/export/job.schema";
import type { LeftOutLine } from "@longtable/shared/export/leftOut";
import { UserError } from "@longtable/shared/kernel/userError";
import { newId } from "../../kernel/newId.ts";
import type { ExportPool } from "./exportPool.ts";
import type { ExportJob } from "./making.ts";

/** How long a finished file waits to be fetched, and how long it is said what became of a job. */
const KEPT_MS = 5 * 60_000;
/** Files of one workshop that wait to be fetched; the oldest goes first. */
const MOST_OF_ONE = 8;
/** All files together that wait to be fetched. */
const MOST_BYTES = 256_000_000;

const sizeOf = (files: readonly { size: number }[]) => files.reduce((sum, { size }) => sum + size, 0);

interface Held {
  workshopId: string;
  view: ExportJobView;
  bytes: Uint8Array | null;
  endedAt: number | null;
  control: AbortController;
}

export interface StartedJob {
  workshopId: string;
  fileName: string;
  job: ExportJob;
  leftOut: readonly LeftOutLine[];
}

interface JobsDeps {
  pool: ExportPool;
  clock: { now(): number };
  /** Called with what went wrong where it was not a refusal. */
  onError(error: unknown): void;
  /** What all files that wait to be fetched may hold together, in bytes. */
  mostBytes?: number;
}

/**
 * Files that are made while somebody watches how far they are. Everything is in memory: a restart forgets it, and so
 * does `forget`, so that no file outlives what was taken back.
 */
export function createExportJobs({ pool, clock, onError, mostBytes = MOST_BYTES }: JobsDeps) {
  const jobs = new Map<string, Held>();

  let turn = 0;
  /** When each workshop's files were last put away, in turns. */
  const putAway = new Map<string, number>();

  const drop = (id: string, held: Held) => {
    jobs.delete(id);
    held.control.abort(new UserError("notFound", "export.cancelled"));
  };

  const ready = () => [...jobs].flatMap(([id, held]) => (held.bytes ? [{ id, held, size: held.bytes.length }] : []));

  /** Puts away what is old, and where all files together are too large, the oldest of whichever workshop has most. */
  const sweep = () => {
    const now = clock.now();
    for (const [id, held] of jobs) if (held.endedAt !== null && now - held.endedAt >= KEPT_MS) drop(id, held);
    for (let files = ready(); files.length > 1 && sizeOf(files) > mostBytes; files = ready()) {
      const largest = [...Map.groupBy(files, ({ held }) => held.workshopId).values()]
        .toSorted((a, b) => sizeOf(b) - sizeOf(a))
        .at(0)?.[0];
      if (largest) drop(largest.id, largest.held);
    }
  };
  const timer = setInterval(sweep, KEPT_MS / 5);
  timer.unref();

  const find = (id: string): Held => {
    sweep();
    const held = jobs.get(id);
    if (!held) throw new UserError("notFound", "export.gone");
    return held;
  };

  return {
    /** @throws {UserError} busy, when too many files of this workshop are being made. */
    start({ workshopId, fileName, job, leftOut }: StartedJob): ExportJobView {
      sweep();
      const own = [...jobs].filter(([, held]) => held.workshopId === workshopId);
      pool.requireRoom(workshopId);
      for (const [id, held] of own.slice(0, Math.max(0, own.length - MOST_OF_ONE))) {
        if (held.endedAt !== null) drop(id, held);
      }
      const id = newId();
      const view: ExportJobView = {
        ...{ id, format: job.format, fileName, state: "waiting", done: 0, of: 1, bytes: null, messageKey: null },
        leftOut: [...leftOut],
      };
      const held: Held = { workshopId, view, bytes: null, endedAt: null, control: new AbortController() };
      jobs.set(id, held);
      const end = (fields: Partial<ExportJobView>) => {
        held.endedAt = clock.now();
        Object.assign(held.view, fields);
      };
      const { signal } = held.control;
      pool
        .run(job, {
          workshopId,
          signal,
          onProgress: (progress) => Object.assign(held.view, { state: "making", ...progress }),
        })
        .then((bytes) => {
          held.bytes = bytes;
          end({ state: "ready", done: held.view.of, bytes: bytes.length });
        })
        .catch((error: unknown) => {
          if (!(error instanceof UserError)) onError(error);
          end({ state: "failed", messageKey: error instanceof UserError ? error.messageKey : "export.failed" });
        });
      return view;
    },
    /** The workshop whose words a job holds: who may see the job is asked of that. */
    workshopOf: (id: string): string => find(id).workshopId,
    view: (id: string): ExportJobView => find(id).view,
    /** @throws {UserError} conflict while the file is not ready; notFound when it was put away. */
    file(id: string): { view: ExportJobView; bytes: Uint8Array } {
      const { view, bytes } = find(id);
      if (bytes === null) throw new UserError("conflict", "export.notReady");
      return { view, bytes };
    },
    /** Ends a job that is not done, and puts its file away where it is. */
    cancel: (id: string): void => drop(id, find(id)),
    /** Puts away everything that was made of a workshop: for when words of it were taken back or erased. */
    forget(workshopId: string): void {
      turn += 1;
      putAway.set(workshopId, turn);
      for (const [id, held] of jobs) if (held.workshopId === workshopId) drop(id, held);
    },
    /** For `isStale`: before something is read that is to be made a file of. */
    turn: (): number => turn,
    /** True where words of a workshop were taken back since: what was read of it may still hold them. */
    isStale: (workshopId: string, since: number): boolean => (putAway.get(workshopId) ?? 0) > since,
    close(): void {
      clearInterval(timer);
      for (const [id, held] of jobs) drop(id, held);
    },
  };
}

export type ExportJobs = ReturnType<typeof createExportJobs>;
