import { type Logger, pino } from "pino";

export type { Logger };

/** Structured log to stdout: ids, codes and sizes only, never words that people wrote (RELIABILITY T37). */
export function createLog(level: string): Logger {
  return pino({ level, base: null, redact: ["token", "authorization", "text", "alias"] });
}
