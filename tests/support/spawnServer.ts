import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import path from "node:path";
import { createApi } from "./api.ts";
import { makeDataDir, ORGANISER_KEY, type RunningServer } from "./testServer.ts";
import { until } from "./until.ts";

/** A server in a process of its own, which can be killed at any moment. */
export interface SpawnedServer extends RunningServer {
  pid(): number;
  /**
   * Ends the process with no chance to tidy up (`kill -9` unless told otherwise) and waits until it is gone. Answers
   * its exit code; null when the signal ended it.
   */
  kill(signal?: NodeJS.Signals): Promise<number | null>;
  /** Starts again, after `kill`, on the same directory and port; resolves once `/healthz` answers. */
  start(): Promise<void>;
}

interface SpawnOptions {
  dataDir?: string;
  /** Told everything the process writes to its standard output: the welcome text and the log. */
  onOutput?: (text: string) => void;
  env?: Readonly<Record<string, string>>;
}

const MAIN = path.resolve(import.meta.dirname, "../../server/src/main.ts");

/** Runs `server/src/main.ts` as a child process; resolves once it answers. */
export async function spawnServer({ dataDir, onOutput, env = {} }: SpawnOptions = {}): Promise<SpawnedServer> {
  const directory = dataDir ?? makeDataDir();
  const launch = (port: number) => {
    const launched = launchMain(directory, port, env);
    launched.stdout?.on("data", (chunk: Buffer) => onOutput?.(chunk.toString()));
    return launched;
  };
  let child = launch(0);
  const port = await portOf(child);
  const url = `http://127.0.0.1:${port}`;
  await answers(url, child);

  async function kill(signal: NodeJS.Signals = "SIGKILL"): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
    return child.exitCode;
  }
  async function start(): Promise<void> {
    child = launch(port);
    await answers(url, child);
  }
  const close = async () => {
    await kill();
    if (dataDir === undefined) rmSync(directory, { recursive: true, force: true });
  };
  return {
    url,
    wsUrl: `ws://127.0.0.1:${port}`,
    dataDir: directory,
    api: createApi(url, ORGANISER_KEY),
    pid: () => child.pid ?? 0,
    kill,
    start,
    async restart() {
      await kill("SIGTERM");
      await start();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function launchMain(directory: string, port: number, env: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN], {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      HOST: "127.0.0.1",
      DATA_DIR: directory,
      ORGANISER_KEY,
      LOG_LEVEL: "error",
      ...env,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  // A test run that ends early must not leave a server behind.
  const killIt = () => child.kill("SIGKILL");
  process.once("exit", killIt);
  child.once("exit", () => process.off("exit", killIt));
  return child;
}

/** The port the child chose, read from the link it prints. */
async function portOf(child: ChildProcess): Promise<number> {
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const found = await until(
    () => {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${output}`);
      return /127\.0\.0\.1:(\d+)\/desk/.exec(output);
    },
    { timeoutMs: 20_000, what: "the server's link" },
  );
  return Number(found[1]);
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  child.stdout?.resume();
  await until(
    async () => {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
      const response = await fetch(`${url}/healthz`).catch(() => null);
      return response?.status === 200;
    },
    { timeoutMs: 20_000, what: "/healthz" },
  );
}
