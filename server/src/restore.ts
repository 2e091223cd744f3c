import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { readArguments, readPassphrase, runTask } from "./backupTask.ts";
import { readConfig } from "./config.ts";
import { lockDataDir } from "./dataDirLock.ts";
import { decryptFile, isEncrypted, syncFile } from "./storage/backupFile.ts";
import { MIGRATIONS } from "./storage/migrations.ts";

const USAGE = `Say from where, and where the passphrase is:

  npm run restore -- friday.backup --key /media/usb/longtable.key

A backup made with --plain needs no key. DATA_DIR says where to.`;

runTask(async () => {
  const { file, keyFile } = readArguments(USAGE);
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const { dataDir } = readConfig(process.env);
  mkdirSync(dataDir, { recursive: true });
  const database = path.join(dataDir, "longtable.db");
  if (existsSync(database)) {
    throw new Error(
      `${database} is there already. Move it away with its -wal and -shm, or set DATA_DIR to a new directory.`,
    );
  }
  lockDataDir(dataDir);
  const copy = path.join(dataDir, `restore-${process.pid}.tmp`);
  try {
    if (isEncrypted(file)) await decryptFile(file, copy, readPassphrase(keyFile, USAGE));
    else copyFileSync(file, copy);
    check(copy, file);
    syncFile(copy);
    for (const rest of ["-wal", "-shm"]) rmSync(`${database}${rest}`, { force: true });
    renameSync(copy, database);
    syncFile(dataDir);
  } finally {
    for (const rest of ["", "-wal", "-shm", "-journal"]) rmSync(`${copy}${rest}`, { force: true });
  }
  const erasedList = path.join(dataDir, "erased.list");
  if (!existsSync(erasedList))
    return `Restored to ${database}. Start Longtable: it erases again what ${erasedList} names.`;
  await eraseAgain();
  return `Restored to ${database}. What ${erasedList} names is erased from it again.`;
});

/** What was erased after the backup was made leaves it before anybody starts a server on it. */
async function eraseAgain(): Promise<void> {
  const { compose } = await import("./compose.ts");
  const config = { ...readConfig(process.env), logLevel: "silent" as const };
  // It opens no door: whose key it would be does not matter.
  const server = compose({ config, organiserKey: "", secret: "", clientDirectory: "" });
  try {
    await server.eraseAgain();
  } finally {
    await server.close();
  }
}

/** @throws {Error} with one sentence when the copy is no whole database of ours, or a newer one. */
function check(copy: string, file: string): void {
  const version = versionOf(copy);
  if (version === null) throw new Error(`${file} is not a whole Longtable backup.`);
  if (version > MIGRATIONS.length) throw new Error(`${file} was made by a newer Longtable. Update this one first.`);
}

/** The schema's version; null when the file is damaged or something else. */
function versionOf(file: string): number | null {
  const db = new DatabaseSync(file);
  try {
    const [result] = db.prepare("PRAGMA integrity_check").all() as { integrity_check: string }[];
    const { user_version } = db.prepare("PRAGMA user_version").get() as { user_version: number };
    return result?.integrity_check === "ok" && user_version > 0 ? user_version : null;
  } catch {
    return null;
  } finally {
    db.close();
  }
}
