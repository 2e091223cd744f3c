import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { compose } from "@longtable/server/src/compose.ts";
import { readConfig } from "@longtable/server/src/config.ts";
import type { Clock } from "@longtable/server/src/kernel/clock.ts";
import { readSecrets } from "@longtable/server/src/secretsFile.ts";
import { type Api, createApi } from "./api.ts";

/** The key every test server takes from its organiser. */
export const ORGANISER_KEY = "organiser-key-of-the-tests";

/** What both kinds of server offer: the one in this process, and the child process of `spawnServer`. */
export interface RunningServer extends AsyncDisposable {
  /** `http://127.0.0.1:<port>`; stays the same over restarts. */
  readonly url: string;
  /** `ws://127.0.0.1:<port>`. */
  readonly wsUrl: string;
  readonly dataDir: string;
  readonly api: Api;
  /** Stops in order and starts again on the same directory and port. */
  restart(): Promise<void>;
  /** Stops and removes the directory, unless it was given. */
  close(): Promise<void>;
}

interface StartOptions {
  clock?: Clock;
  /** An existing directory, which `close` leaves alone. Left out: a fresh one. */
  dataDir?: string;
  env?: Readonly<Record<string, string>>;
  /** Runs what looks for things that are not to be kept any more; left out: every few minutes. */
  keepingPace?: (action: () => void) => () => void;
}

/** Builds the whole server in this process, on a free port. */
export async function startServer({
  clock,
  dataDir,
  env = {},
  keepingPace,
}: StartOptions = {}): Promise<RunningServer> {
  const directory = dataDir ?? makeDataDir();
  const build = (port: number) => {
    const config = readConfig({
      PORT: String(port),
      HOST: "127.0.0.1",
      DATA_DIR: directory,
      ORGANISER_KEY,
      LOG_LEVEL: "silent",
      ...env,
    });
    const { organiserKey, secret } = readSecrets(directory, config.organiserKey);
    const clientDirectory = path.join(directory, "no-client");
    return compose({
      config,
      organiserKey,
      secret,
      clientDirectory,
      ...(clock && { clock }),
      ...(keepingPace && { keepingPace }),
    });
  };
  let running = build(0);
  const port = await running.listen();
  const url = `http://127.0.0.1:${port}`;
  const close = async () => {
    await running.close();
    if (dataDir === undefined) rmSync(directory, { recursive: true, force: true });
  };
  return {
    url,
    wsUrl: `ws://127.0.0.1:${port}`,
    dataDir: directory,
    api: createApi(url, ORGANISER_KEY),
    async restart() {
      await running.close();
      running = build(port);
      await running.listen();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** A fresh directory for a server's data. */
export function makeDataDir(): string {
  return mkdtempSync(path.join(tmpdir(), "longtable-test-"));
}

/** A clock that stands still: what is used up never comes back, however slow the machine. */
export function createStoppedClock(): Clock {
  const now = Date.now();
  return { now: () => now };
}

/** A clock that jumps a second whenever it is read: rate limits never bite, and nothing else runs on it. */
export function createHastyClock(): Clock {
  let now = Date.now();
  return {
    now() {
      now += 1000;
      return now;
    },
  };
}
