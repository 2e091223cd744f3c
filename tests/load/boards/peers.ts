import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const CACHE = path.resolve(import.meta.dirname, "../../../.cache/peers");

/** Fetches once into `.cache`; nothing of it is a dependency of the project. */
function fetchInto(name: string, manifest: object, main: string): string {
  const directory = path.join(CACHE, name);
  const file = path.join(directory, "node_modules", main);
  if (existsSync(file)) return directory;
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, "package.json"), JSON.stringify({ private: true, type: "module", ...manifest }));
  // Without install scripts: they compile databases; LevelDB comes ready made, and SQLite is Node's own here.
  execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: directory,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return directory;
}

/** The file to run for @y/websocket-server 0.1.1. */
export function fetchYWebsocket(): string {
  const main = "@y/websocket-server/src/server.js";
  const dependencies = { "@y/websocket-server": "0.1.1", yjs: "13.6.33" };
  return path.join(fetchInto("y-websocket-server", { dependencies }, main), "node_modules", main);
}

const HOCUSPOCUS_SERVER = `import { Server } from "@hocuspocus/server";
import { SQLite } from "@hocuspocus/extension-sqlite";
const server = new Server({
  address: "127.0.0.1",
  port: Number(process.env.PORT),
  quiet: true,
  extensions: [new SQLite({ database: process.env.DATABASE })],
});
await server.listen();
`;

/** What extension-sqlite uses of better-sqlite3 (\`exec\`, \`prepare\`, \`get\`, \`run\`), by Node's own SQLite. */
const SQLITE = `import { DatabaseSync } from "node:sqlite";
export default DatabaseSync;
`;

/**
 * The file to run for @hocuspocus/server 4.7.0 with extension-sqlite 4.7.0, in its default settings. Its database is
 * better-sqlite3, which would have to be compiled; Node's own SQLite answers to that name instead.
 */
export function fetchHocuspocus(): string {
  const directory = path.join(CACHE, "hocuspocus-4.7.0");
  const sqlite = path.join(directory, "better-sqlite3");
  mkdirSync(sqlite, { recursive: true });
  writeFileSync(path.join(sqlite, "index.js"), SQLITE);
  writeFileSync(
    path.join(sqlite, "package.json"),
    JSON.stringify({ name: "better-sqlite3", version: "12.6.2", type: "module", main: "index.js" }),
  );
  writeFileSync(path.join(directory, "server.js"), HOCUSPOCUS_SERVER);
  const dependencies = {
    "@hocuspocus/extension-sqlite": "4.7.0",
    "@hocuspocus/server": "4.7.0",
    "better-sqlite3": "file:./better-sqlite3",
    "y-protocols": "1.0.7",
    yjs: "13.6.33",
  };
  const overrides = { "better-sqlite3": "file:./better-sqlite3" };
  fetchInto("hocuspocus-4.7.0", { dependencies, overrides }, "@hocuspocus/server/package.json");
  return path.join(directory, "server.js");
}
