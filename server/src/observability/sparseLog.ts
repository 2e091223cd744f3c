import type { Logger } from "./log.ts";

/** Lines of one kind that are written in a minute; more are counted. */
const LINES_A_MINUTE = 20;

type Fields = Readonly<Record<string, string | number | boolean>>;

/** Warnings that strangers can cause: a flood of them must not become a flood of lines. */
export function createSparseLog(log: Logger, clock: { now(): number }) {
  const kinds = new Map<string, { minute: number; lines: number; left: number }>();
  return {
    /** `kind` is one of a fixed set; `fields` hold ids, codes and sizes only. */
    warn(kind: string, fields: Fields = {}): void {
      const minute = Math.floor(clock.now() / 60_000);
      const known = kinds.get(kind);
      if (known?.minute === minute) {
        known.lines += 1;
        if (known.lines > LINES_A_MINUTE) {
          known.left += 1;
          return;
        }
        log.warn(fields, kind);
        return;
      }
      const notWritten = known?.left ?? 0;
      kinds.set(kind, { minute, lines: 1, left: 0 });
      log.warn(notWritten > 0 ? { ...fields, notWritten } : fields, kind);
    },
  };
}
export type SparseLog = ReturnType<typeof createSparseLog>;
