import path from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Opens a server's database file beside it (or while it is stopped), does `work`, and lets go. */
export function withDatabase<T>(dataDir: string, work: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(path.join(dataDir, "longtable.db"), { timeout: 5_000 });
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/**
 * From now on writing a row for which `when` holds fails. `ABORT` takes back that statement, as a failed constraint
 * does; `ROLLBACK` the whole transaction, as a full disk does. Answers how to end it.
 */
export function breakWrites(dataDir: string, table: string, how: "ABORT" | "ROLLBACK", when = "1"): () => void {
  const body = `BEGIN SELECT RAISE(${how}, 'injected'); END`;
  withDatabase(dataDir, (db) =>
    db.exec(`CREATE TRIGGER injected_fault BEFORE INSERT ON ${table} WHEN ${when} ${body}`),
  );
  return () => withDatabase(dataDir, (db) => db.exec("DROP TRIGGER injected_fault"));
}
