import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { compose, type LongtableServer } from "./compose.ts";
import { type Config, readConfig } from "./config.ts";
import { lockDataDir } from "./dataDirLock.ts";
import { readSecrets } from "./secretsFile.ts";

const clientDirectory = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../client/dist");

/** Longest a clean stop may take, in milliseconds, before the process ends anyway. */
const STOP_MS = 8_000;

/** Starts the server from the environment and says where it is; a start that cannot be says why, in one sentence. */
export async function serve(): Promise<void> {
  try {
    await start();
  } catch (error) {
    process.stderr.write(`\n${describe(error)}\n\n`);
    process.exit(1);
  }
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  mkdirSync(config.dataDir, { recursive: true });
  lockDataDir(config.dataDir);
  const { organiserKey, secret } = readSecrets(config.dataDir, config.organiserKey);
  const server = compose({ config, organiserKey, secret, clientDirectory });
  stopOnSignal(server);
  await server.listen();
  await welcome(server, config, organiserKey);
}

async function welcome({ addresses }: LongtableServer, config: Config, organiserKey: string): Promise<void> {
  const phones = addresses.phones();
  // Only now: people can come in already.
  const { default: QRCode } = await import("qrcode");
  const qr = await QRCode.toString(phones, { type: "terminal", small: true });
  const lines = [
    "",
    "Longtable is ready.",
    "",
    `  Organiser's desk   ${addresses.desk()}/desk#${organiserKey}`,
    `  Phones join at     ${phones}`,
    `  Kept in            ${config.dataDir}`,
    "",
    qr,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

function stopOnSignal(server: LongtableServer): void {
  let isStopping = false;
  const stop = (code: number) => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    server.close().then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => stop(0));
  // A bug in one message must not take the room down silently: log it, leave in order, let the supervisor restart.
  process.on("uncaughtException", (error) => {
    // A line that broke is one client's matter, wherever it was not listened for.
    if ("code" in error && (error.code === "ECONNRESET" || error.code === "EPIPE")) return;
    server.log.fatal({ err: error }, "uncaught");
    stop(1);
  });
  process.on("unhandledRejection", (error) => {
    server.log.error({ err: error }, "unhandled rejection");
  });
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? error.code : null;
  if (code === "EADDRINUSE")
    return "Longtable cannot start: the port is taken. Set PORT to another number, for example PORT=3001.";
  if (error.message.startsWith("Longtable cannot start")) return error.message;
  return `Longtable cannot start: ${error.message}. Look at DATA_DIR and the other settings in docs/operations.md.`;
}
