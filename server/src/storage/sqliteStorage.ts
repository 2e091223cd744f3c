import { closeSync, fsyncSync, openSync, rmSync, writeSync } from "node:fs";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { createLogTruncation } from "./logTruncation.ts";
import { MIGRATIONS } from "./migrations.ts";
import type { Sql, SqlValue, Storage } from "./storage.ts";
import { type Unwritable, unwritableReason } from "./unwritable.ts";

interface Pending {
  work(sql: Sql): Promise<unknown>;
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

interface SqliteOptions {
  /** A file, or `:memory:`. */
  path: string;
  /** Told how long each commit took, in milliseconds, and how many works shared it. */
  onCommit?: (milliseconds: number, works: number) => void;
  /** Told how each commit and probe ended: null when it reached the disk. Not told of failures that are a work's own. */
  onOutcome?: (reason: Unwritable | null) => void;
  /** For a log of changes that cannot be truncated while it is read; without it that waits for the next time. */
  later?: (action: () => void) => () => void;
}

/** Works that may share one commit; more wait for the next, so that nobody's acknowledgement waits for a long batch. */
const MAX_BATCH = 256;

/** Room that must be free before the server calls itself ready again. */
const PROBE_BYTES = 256 * 1024;

/** Opens (or makes) the SQLite file: WAL, `synchronous=FULL`, deleted content overwritten. */
export function openSqlite({ path, onCommit, onOutcome, later }: SqliteOptions): Storage {
  const db = new DatabaseSync(path);
  db.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=OFF;");
  migrate(db);
  // A process that was killed may have left a log with what was deleted since.
  const log = createLogTruncation(db, later ?? null);
  log.truncate();
  const sql = sqlOver(db);
  const queue: Pending[] = [];
  let running: Promise<void> | null = null;
  let isClosing = false;

  async function runBatch(batch: readonly Pending[]): Promise<void> {
    const tell: (() => void)[] = [];
    const started = performance.now();
    try {
      db.exec("BEGIN IMMEDIATE");
      for (const pending of batch) tell.push(await runOne(db, sql, pending));
      db.exec("COMMIT");
    } catch (error) {
      rollBack(db);
      for (const pending of batch) pending.reject(error);
      tellFailure(error);
      return;
    }
    onOutcome?.(null);
    onCommit?.(performance.now() - started, batch.length);
    for (const outcome of tell) outcome();
  }

  function tellFailure(error: unknown): void {
    const reason = unwritableReason(error);
    if (reason !== null) onOutcome?.(reason);
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      // A turn of its own for each batch: whoever hears of the last one has read what is committed, and nothing else,
      // before the next one begins.
      await new Promise<void>((next) => setImmediate(next));
      await runBatch(queue.splice(0, MAX_BATCH));
    }
    running = null;
  }

  function transact<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (isClosing) return reject(new Error("the storage is closed"));
      queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
      running ??= drain();
    });
  }

  return {
    sql,
    transact,
    async truncateLog() {
      await transact(async () => {});
      log.truncate();
    },
    async probe() {
      try {
        if (path !== ":memory:") writeAside(`${path}-probe`);
      } catch (error) {
        tellFailure(error);
        throw error;
      }
      const { user_version } = db.prepare("PRAGMA user_version").get() as { user_version: number };
      await transact(async () => db.exec(`PRAGMA user_version = ${user_version}`));
    },
    async scrub() {
      // Between two commits; not after `running`, which never ends while others keep writing.
      await transact(async () => {});
      log.truncate();
      db.exec("VACUUM");
      log.truncate();
    },
    async settled() {
      // Behind all that waits; not `running`, which never ends while more keeps coming.
      await transact(async () => {}).catch(() => {});
      await new Promise<void>((next) => setImmediate(next));
    },
    async close() {
      isClosing = true;
      while (running) await running;
      log.stop();
      if (db.isOpen) db.close();
    },
  };
}

/**
 * One work in its own savepoint: what it throws goes to its caller, and takes back only its own changes. Answers how
 * to tell the caller, which must wait for the commit: nobody may look at the database in the middle of a batch.
 *
 * @throws when the whole transaction is lost, as on a full disk.
 */
async function runOne(db: DatabaseSync, sql: Sql, pending: Pending): Promise<() => void> {
  db.exec("SAVEPOINT work");
  try {
    const value = await pending.work(sql);
    db.exec("RELEASE work");
    return () => pending.resolve(value);
  } catch (error) {
    if (!db.isTransaction) throw error;
    db.exec("ROLLBACK TO work; RELEASE work");
    return () => pending.reject(error);
  }
}

/** A transaction that cannot even be taken back is as good as closed: the next one will fail and say why. */
function rollBack(db: DatabaseSync): void {
  try {
    if (db.isTransaction) db.exec("ROLLBACK");
  } catch {
    // The error that led here is the one to report.
  }
}

function sqlOver(db: DatabaseSync): Sql {
  const statements = new Map<string, StatementSync>();
  const prepare = (text: string) => {
    const known = statements.get(text);
    if (known) return known;
    const statement = db.prepare(text);
    statements.set(text, statement);
    return statement;
  };
  return {
    get: async <Row>(text: string, ...values: SqlValue[]) => prepare(text).get(...values) as Row | undefined,
    all: async <Row>(text: string, ...values: SqlValue[]) => prepare(text).all(...values) as Row[],
    run: async (text, ...values) => Number(prepare(text).run(...values).changes),
  };
}

/** A commit may fit into what the log has already taken from the disk; this needs new room. */
function writeAside(file: string): void {
  const handle = openSync(file, "w", 0o600);
  try {
    writeSync(handle, new Uint8Array(PROBE_BYTES));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
    rmSync(file, { force: true });
  }
}

function migrate(db: DatabaseSync): void {
  const row = db.prepare("PRAGMA user_version").get() as { user_version: number };
  if (row.user_version > MIGRATIONS.length) {
    db.close();
    throw new Error("Longtable cannot start: DATA_DIR was written by a newer version. Update, or restore a backup.");
  }
  MIGRATIONS.slice(row.user_version).forEach((migration, index) => {
    db.exec(`BEGIN; ${migration} PRAGMA user_version = ${row.user_version + index + 1}; COMMIT;`);
  });
}
