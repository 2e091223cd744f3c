import { type DestinationStream, type Logger, type LoggerOptions, pino } from "pino";

export type { Logger };

/** Warnings and errors with the same words that are written in a minute; more are only counted. */
const LINES_A_MINUTE = 20;
const [WARN, ERROR] = [40, 50];

/** Errors whose message quotes what they could not read, and so may quote what somebody wrote. */
const QUOTING = new Set(["SyntaxError", "ZodError", "URIError"]);

/**
 * Structured log to stdout: ids, codes and sizes only, never words that people wrote (RELIABILITY T37). What strangers
 * can cause without end is written twenty times a minute, and the next minute says how often it was left out.
 */
export function createLog(level: string, now: () => number = () => performance.now(), to?: DestinationStream): Logger {
  const kinds = new Map<string, { minute: number; lines: number; left: number }>();

  /** How many lines like this one were left out before it; null when this one is left out too. */
  function leftBefore(words: string): number | null {
    const minute = Math.floor(now() / 60_000);
    const known = kinds.get(words);
    if (known?.minute === minute) {
      known.lines += 1;
      if (known.lines <= LINES_A_MINUTE) return 0;
      known.left += 1;
      return null;
    }
    kinds.set(words, { minute, lines: 1, left: 0 });
    return known?.left ?? 0;
  }

  const options: LoggerOptions = {
    level,
    base: null,
    redact: ["token", "authorization", "text", "alias"],
    serializers: { err: errorFields },
    hooks: {
      logMethod(given, write, severity) {
        const [fields, words] = given as [object, string];
        if (severity !== WARN && severity !== ERROR) return write.apply(this, given);
        const left = leftBefore(typeof fields === "string" ? fields : words);
        if (left === null) return;
        if (left === 0 || typeof fields === "string") return write.apply(this, given);
        write.apply(this, [{ ...fields, notWritten: left }, words] as Parameters<typeof write>);
      },
    },
  };
  return to ? pino(options, to) : pino(options);
}

/** What an error may say: what it is and where it came from, without the fields that libraries hang on it. */
function errorFields(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...("code" in error && typeof error.code === "string" && { code: error.code }),
    ...("errcode" in error && typeof error.errcode === "number" && { errcode: error.errcode }),
    ...(!QUOTING.has(error.name) && { message: error.message }),
    at: frames.slice(0, 8).map((line) => line.trim()),
    ...(error.cause !== undefined && { cause: errorFields(error.cause) }),
  };
}
