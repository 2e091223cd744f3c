import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

/** What `npm run backup` and `npm run restore` are told on the command line. */
export interface BackupArguments {
  file: string;
  keyFile: string | null;
  isPlain: boolean;
}

/**
 * Reads the command line; paths are relative to where npm was called.
 *
 * @throws {Error} with the usage when something is missing or not known.
 */
export function readArguments(usage: string): BackupArguments {
  const here = process.env.INIT_CWD ?? process.cwd();
  try {
    const { values, positionals } = parseArgs({
      options: { key: { type: "string" }, plain: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    const keyFile = values.key ?? process.env.BACKUP_KEY_FILE ?? null;
    if (file === undefined || more.length > 0) throw new Error(usage);
    return { file: path.resolve(here, file), keyFile: keyFile && path.resolve(here, keyFile), isPlain: values.plain };
  } catch {
    throw new Error(usage);
  }
}

/**
 * The passphrase in a key file.
 *
 * @throws {Error} with one sentence when there is none, or with the usage when no file was named.
 */
export function readPassphrase(keyFile: string | null, usage: string): string {
  if (keyFile === null) throw new Error(usage);
  if (!existsSync(keyFile)) throw new Error(`There is no key file ${keyFile}.`);
  const passphrase = readFileSync(keyFile, "utf8").trim();
  if (passphrase.length < 16) throw new Error(`The passphrase in ${keyFile} needs 16 characters or more.`);
  return passphrase;
}

/** Runs a task to its end: its sentence on success, one sentence and exit code 1 on failure. */
export function runTask(task: () => Promise<string>): void {
  task().then(
    (sentence) => void process.stdout.write(`${sentence}\n`),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    },
  );
}
