import { chmodSync, existsSync, rmSync } from "node:fs";
import path from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { readArguments, readPassphrase, runTask } from "./backupTask.ts";
import { readConfig } from "./config.ts";
import { encryptFile, syncFile } from "./storage/backupFile.ts";

/** So many pages in one step that the copy is of one moment, however much is written meanwhile. */
const ALL_PAGES = 2 ** 31 - 1;

const USAGE = `Say where to, and where the passphrase is:

  npm run backup -- friday.backup --key /media/usb/longtable.key

The key file holds a long passphrase; make one with: openssl rand -base64 32 > longtable.key
Keep it away from the backups: who has both can read them. Without encryption: --plain`;

runTask(async () => {
  const { file, keyFile, isPlain } = readArguments(USAGE);
  // Read first: a mistake in it costs no time.
  const passphrase = isPlain ? null : readPassphrase(keyFile, USAGE);
  const { dataDir } = readConfig(process.env);
  const database = path.join(dataDir, "longtable.db");
  if (!existsSync(database)) throw new Error(`There is no database in ${dataDir}. Set DATA_DIR.`);
  if (existsSync(file))
    throw new Error(`${file} is there already. A backup never replaces a file: choose another name.`);
  await (passphrase === null ? copyDatabase(database, file) : copyEncrypted(database, file, passphrase));
  syncFile(path.dirname(file));
  return `Kept in ${file}${passphrase === null ? ", which anyone who has it can read" : ""}.`;
});

async function copyEncrypted(database: string, file: string, passphrase: string): Promise<void> {
  // Beside the database, where the same words lie readable already.
  const copy = path.join(path.dirname(database), `backup-${process.pid}.tmp`);
  // Left behind, it would outlive what is erased.
  const dropAndEnd = () => {
    for (const half of [copy, file]) rmSync(half, { force: true });
    process.exit(1);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, dropAndEnd);
  try {
    await copyDatabase(database, copy);
    await orRemove(file, () => encryptFile(copy, file, passphrase));
  } finally {
    rmSync(copy, { force: true });
  }
}

/** Copies the database as it is at one moment, also while a server writes to it; resolves once the copy is on disk. */
async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new DatabaseSync(from, { timeout: 10_000 });
  try {
    // Within one reading: what others commit meanwhile neither gets in nor makes the copy start again.
    source.exec("BEGIN");
    source.prepare("SELECT COUNT(*) FROM sqlite_schema").get();
    await orRemove(to, () => backup(source, to, { rate: ALL_PAGES }));
    source.exec("COMMIT");
  } finally {
    source.close();
  }
  chmodSync(to, 0o600);
  const copy = new DatabaseSync(to);
  // One file, which needs no others beside it.
  copy.exec("PRAGMA journal_mode=DELETE;");
  copy.close();
  syncFile(to);
}

/** Half a file must not look like a backup. */
async function orRemove(file: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}
