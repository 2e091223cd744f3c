/** How much one import may bring. Bytes, counts, UTF-16 code units. */
export const IMPORT_LIMITS = {
  /** A workshop's or a board's own file, with its pictures. */
  fileBytes: 48 * 1024 * 1024,
  /** A table, as a file or pasted. */
  tableBytes: 2 * 1024 * 1024,
  /** Notes on all boards of one file. */
  notes: 20_000,
  boards: 200,
  activities: 120,
  /** Anything else there may be many of, such as proposals, commitments or the log of votes. */
  entries: 5_000,
  /** The longest text in a file. */
  textChars: 4_000,
  /** Rows and columns of a table. */
  rows: 2_000,
  columns: 40,
  cellChars: 4_000,
  /** How long an import can be taken back, in milliseconds: a day. */
  undoMs: 86_400_000,
} as const;
