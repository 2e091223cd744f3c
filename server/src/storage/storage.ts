/** What a column can hold. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** Plain SQL with `?` placeholders, kept to what SQLite and PostgreSQL share. */
export interface Sql {
  get<Row>(sql: string, ...values: SqlValue[]): Promise<Row | undefined>;
  all<Row>(sql: string, ...values: SqlValue[]): Promise<Row[]>;
  /** Answers how many rows it changed. */
  run(sql: string, ...values: SqlValue[]): Promise<number>;
}

/** Where everything is kept. One contract, tested by `tests/support/storageContract.ts`, for every implementation. */
export interface Storage {
  /** For reading outside a transaction: sees only what is committed. */
  readonly sql: Sql;
  /**
   * Runs `work` alone, all or nothing, and resolves once it is on disk (fsynced). Works that arrive together share
   * one commit; a work that throws takes back only its own changes. Works must touch nothing but `sql` and memory:
   * then no other code runs between the first of them and the commit, and callers hear of theirs only after it.
   */
  transact<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /**
   * Takes what was deleted before this call out of the log of changes as well, so that no file holds it. Cheap: rewrites
   * nothing; deleted content in the main file is overwritten when it is deleted. While a backup reads it cannot be done:
   * it is then tried again until it is.
   */
  truncateLog(): Promise<void>;
  /** Writes something that changes nothing, to learn whether the disk takes it. Throws when it does not. */
  probe(): Promise<void>;
  /** Makes what was deleted unrecoverable from the files: truncates the log and rewrites the file. */
  scrub(): Promise<void>;
  /** Resolves once the works handed in so far are on disk or refused, and their callers have had time to say so. */
  settled(): Promise<void>;
  /** Waits for the works under way, then closes. */
  close(): Promise<void>;
}
