/** Why nothing can be written: the file system's words and SQLite's, as one. */
export type Unwritable = "diskFull" | "readOnly" | "diskError";

const BY_SYSTEM: Readonly<Record<string, Unwritable>> = {
  ENOSPC: "diskFull",
  EDQUOT: "diskFull",
  EROFS: "readOnly",
  EACCES: "readOnly",
  EPERM: "readOnly",
  EIO: "diskError",
};
/** SQLite's primary result codes. */
const BY_SQLITE: Readonly<Record<number, Unwritable>> = {
  8: "readOnly",
  10: "diskError",
  13: "diskFull",
  14: "diskError",
};

/** The reason in an error of `node:fs` or `node:sqlite`; null for every other failure, which is one work's own. */
export function unwritableReason(error: unknown): Unwritable | null {
  if (!(error instanceof Error)) return null;
  if ("errcode" in error && typeof error.errcode === "number") return BY_SQLITE[error.errcode & 0xff] ?? null;
  if ("code" in error && typeof error.code === "string") return BY_SYSTEM[error.code] ?? null;
  return null;
}
