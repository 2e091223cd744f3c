import type { BoardSource, WorkshopSource } from "@longtable/shared/export/exportModel";
import type { ExportOptions } from "@longtable/shared/export/exportOptions";
import type { ExportFormat } from "@longtable/shared/export/formats";
import { boardFile } from "./boardFile.ts";
import type { Making, Progress } from "./making.ts";
import { workshopFile } from "./workshopFile.ts";

/** What the worker is asked for; plain data, so that it can be sent to it. */
export type ExportJob = { format: ExportFormat; options: ExportOptions; readAt: number } & (
  | { kind: "board"; source: BoardSource }
  | { kind: "workshop"; source: WorkshopSource }
);

/**
 * Writes one export. Everything it reads is in the job.
 *
 * @throws {UserError} conflict, for a board that cannot be written in this format.
 */
export function runExportJob(job: ExportJob, progress: Progress = () => {}): Promise<Uint8Array> {
  const { options, readAt } = job;
  const making: Making = { options, readAt, progress };
  return job.kind === "board"
    ? boardFile(job.format, job.source, making)
    : workshopFile(job.format, job.source, making);
}
