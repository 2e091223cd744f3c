import type { BoardSource, WorkshopSource } from "@longtable/shared/export/exportModel";
import type { ExportOptions } from "@longtable/shared/export/exportOptions";
import type { ExportFormat } from "@longtable/shared/export/formats";

/** Called with how many parts of a file are written, of how many. */
export type Progress = (done: number, of: number) => void;

/** What the worker is asked for; plain data, so that it can be sent to it. */
export type ExportJob = { format: ExportFormat; options: ExportOptions; readAt: number } & (
  | { kind: "board"; source: BoardSource }
  | { kind: "workshop"; source: WorkshopSource }
);

/** A thread beside the one that makes a file, for its parts. It ends with the thread that opened it. */
export interface SecondLane {
  /** Writes parts one after the other; those of one board share what is painted of it. Called again once all are written. */
  write(jobs: readonly ExportJob[]): Promise<Uint8Array>[];
  end(): Promise<unknown>;
}

/** What every writer is told beside what to write. */
export interface Making {
  options: ExportOptions;
  /** When it was read, milliseconds since 1970. */
  readAt: number;
  progress: Progress;
  /** Opens a second thread for the parts of a large file; where there is none, parts are written one after the other. */
  openLane?: () => SecondLane;
}

/** The same for a part of a larger file, whose own parts are counted elsewhere. */
export const quietly = (making: Making): Making => ({ ...making, progress: () => {} });
