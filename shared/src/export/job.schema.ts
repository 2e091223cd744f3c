import { z } from "zod";
import { EXPORT_FORMATS, type ExportFormat } from "./formats.ts";

export const EXPORT_JOB_STATES = ["waiting", "making", "ready", "failed"] as const;

/** A file that is being made, as whoever asked for it sees it. */
export const ExportJobView = z.object({
  id: z.string(),
  format: z.enum(Object.keys(EXPORT_FORMATS) as [ExportFormat, ...ExportFormat[]]),
  fileName: z.string(),
  state: z.enum(EXPORT_JOB_STATES),
  /** Parts that are written, of how many. */
  done: z.number(),
  of: z.number(),
  /** Size of the file, once it is ready. */
  bytes: z.number().nullable(),
  /** Why it failed. */
  messageKey: z.string().nullable(),
  /** What is not in it, and why. */
  leftOut: z.array(z.object({ what: z.string(), reason: z.string(), count: z.number() })),
});
export type ExportJobView = z.infer<typeof ExportJobView>;

/** Body of `POST …/exports`. */
export const StartExport = z.strictObject({
  format: z.string().max(8),
  options: z.record(z.string().max(20), z.union([z.string().max(20), z.number(), z.boolean()])).default({}),
});

/** Answer of `GET …/exports/left-out`. */
export const LeftOutAnswer = z.object({
  leftOut: ExportJobView.shape.leftOut,
  /** Bytes of each kind of file, guessed before it is made. */
  sizes: z.record(z.string(), z.number()),
});
