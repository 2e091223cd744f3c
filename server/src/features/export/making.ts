import type { ExportOptions } from "@longtable/shared/export/exportOptions";

/** Called with how many parts of a file are written, of how many. */
export type Progress = (done: number, of: number) => void;

/** What every writer is told beside what to write. */
export interface Making {
  options: ExportOptions;
  /** When it was read, milliseconds since 1970. */
  readAt: number;
  progress: Progress;
}

/** The same for a part of a larger file, whose own parts are counted elsewhere. */
export const quietly = (making: Making): Making => ({ ...making, progress: () => {} });
