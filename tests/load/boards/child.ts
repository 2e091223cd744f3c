import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { availableParallelism } from "node:os";
import path from "node:path";
import { collectedMemory, MEMORY_PROBE_ARGS, type Memory } from "../../support/collectedMemory.ts";
import { until } from "../../support/until.ts";

/** A server's process on core 0, which can be killed and started again on the same port. */
export interface Child {
  port: number;
  pid(): number;
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves when it is gone. */
  stop(): Promise<void>;
  /** Starts it again; resolves when its port takes connections. */
  start(): Promise<void>;
  memory(): Promise<Memory>;
}

interface ChildOptions {
  /** What node runs, with its own arguments. */
  args: readonly string[];
  env: (port: number) => Readonly<Record<string, string>>;
  directory: string;
}

const FIRST_PORT = 4100;
const LAST_PORT = 4199;
let nextPort = FIRST_PORT;

/** True when server and load can have a core each. Looked at once: afterwards this process may be on one core itself. */
const CAN_PIN = ((): boolean => {
  if (availableParallelism() < 2) return false;
  try {
    execFileSync("taskset", ["-p", String(process.pid)], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();
export const canPin = (): boolean => CAN_PIN;

/** Runs node on core 0, with room to ask for its memory; resolves when it takes connections. */
export async function startChild({ args, env, directory }: ChildOptions): Promise<Child> {
  const port = await freePort();
  const memoryFile = path.join(directory, "memory.json");
  const node = ["--disable-warning=ExperimentalWarning", ...MEMORY_PROBE_ARGS, ...args];
  const [command, ...given] = canPin()
    ? ["taskset", "-c", "0", process.execPath, ...node]
    : [process.execPath, ...node];
  let child: ChildProcess | null = null;
  const end = () => child?.kill("SIGKILL");
  process.once("exit", end);

  async function start(): Promise<void> {
    const started = spawn(command ?? "", given, {
      env: { PATH: process.env.PATH, MEMORY_FILE: memoryFile, ...env(port) },
      stdio: ["ignore", process.env.BENCH_VERBOSE ? "inherit" : "ignore", "inherit"],
    });
    child = started;
    await until(
      () => {
        if (started.exitCode !== null) throw new Error(`${args.at(-1)} ended with ${started.exitCode}`);
        return takesConnections(port);
      },
      { timeoutMs: 30_000, what: `${args.at(-1)} on port ${port}` },
    );
  }
  async function signal(name: NodeJS.Signals): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(name);
    await gone;
  }
  await start();
  return {
    port,
    start,
    pid: () => child?.pid ?? 0,
    kill: () => signal("SIGKILL"),
    stop: () => signal("SIGTERM"),
    memory: () => collectedMemory(child?.pid ?? 0, memoryFile),
  };
}

const takesConnections = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

/** The next port of the benchmark's own range that nobody listens on. */
async function freePort(): Promise<number> {
  for (; nextPort <= LAST_PORT; nextPort += 1) {
    const probe = createServer().listen(nextPort, "127.0.0.1");
    const isFree = await Promise.race([
      once(probe, "listening").then(() => true),
      once(probe, "error").then(
        () => false,
        () => false,
      ),
    ]).catch(() => false);
    if (!isFree) continue;
    const port = nextPort;
    probe.close();
    await once(probe, "close");
    nextPort = nextPort === LAST_PORT ? FIRST_PORT : nextPort + 1;
    return port;
  }
  nextPort = FIRST_PORT;
  throw new Error(`no free port between ${FIRST_PORT} and ${LAST_PORT}`);
}
