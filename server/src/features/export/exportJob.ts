import { boardFile } from "./boardFile.ts";
import type { ExportJob, Making, Progress, SecondLane } from "./making.ts";
import { workshopFile } from "./workshopFile.ts";

/**
 * Writes one export. Everything it reads is in the job.
 *
 * @param openLane - a second thread for large files; without one, their parts are written one after the other.
 * @throws {UserError} conflict, for a board that cannot be written in this format.
 */
export function runExportJob(
  job: ExportJob,
  progress: Progress = () => {},
  openLane?: () => SecondLane,
): Promise<Uint8Array> {
  const { options, readAt } = job;
  const making: Making = { options, readAt, progress, ...(openLane && { openLane }) };
  return job.kind === "board"
    ? boardFile(job.format, job.source, making)
    : workshopFile(job.format, job.source, making);
}
