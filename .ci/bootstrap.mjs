// Runs every project command on a machine that has only Node 20 and npm: fetches the pinned Node and pnpm once,
// installs from the lockfile once, then hands over. A second run touches no network.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const NODE_VERSION = "24.9.0";
const PNPM_VERSION = "12.21.0";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const cache = path.join(root, ".cache");
const tools = path.join(cache, "tools");
const isWindows = process.platform === "win32";
const node = path.join(tools, "node_modules", "node", "bin", isWindows ? "node.exe" : "node");
const pnpm = path.join(tools, "node_modules", ".bin", isWindows ? "pnpm.cmd" : "pnpm");

function stop(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}

function run(command, args, options = {}) {
  return spawnSync(command, args, { cwd: root, stdio: "inherit", ...options }).status === 0;
}

function fetchTools() {
  if (existsSync(node) && existsSync(pnpm)) return;
  console.log(`Fetching Node ${NODE_VERSION} and pnpm ${PNPM_VERSION} (once) …`);
  mkdirSync(tools, { recursive: true });
  writeFileSync(path.join(tools, "package.json"), '{"private":true}\n');
  const packages = [`node@${NODE_VERSION}`, `pnpm@${PNPM_VERSION}`];
  const flags = ["--prefix", tools, "--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline"];
  const fetched = run(isWindows ? "npm.cmd" : "npm", ["install", ...flags, ...packages], { shell: isWindows });
  if (!fetched || !existsSync(node)) {
    stop("Node and pnpm could not be fetched. The first start needs the npm registry; later starts need no network.");
  }
}

function installPackages() {
  const stamp = path.join(cache, "installed");
  const wanted = createHash("sha256");
  const manifests = ["server", "client", "shared", "tests"].map((name) => `${name}/package.json`);
  for (const file of ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests]) {
    wanted.update(readFileSync(path.join(root, file)));
  }
  const digest = wanted.digest("hex");
  const isCurrent = existsSync(stamp) && readFileSync(stamp, "utf8") === digest;
  if (isCurrent && existsSync(path.join(root, "node_modules", ".pnpm"))) return;
  console.log("Installing packages from the lockfile …");
  const flags = ["install", "--frozen-lockfile", "--prefer-offline", "--reporter=append-only"];
  if (!run(pnpm, flags, { shell: isWindows, env: { ...process.env, CI: "true", PATH: pathWithNode() } })) {
    stop("The packages could not be installed. Check that the npm registry can be reached, then try again.");
  }
  writeFileSync(stamp, digest);
}

function pathWithNode() {
  return [path.dirname(node), path.join(root, "node_modules", ".bin"), process.env.PATH].join(path.delimiter);
}

/** Hands over to a task under the pinned Node; passes signals and the exit code on, and leaves nothing behind. */
function handOver(task, args) {
  const child = spawn(
    node,
    ["--disable-warning=ExperimentalWarning", path.join(root, ".ci", "tasks.mjs"), task, ...args],
    {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, PATH: pathWithNode() },
    },
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
  // npm may die without passing anything on (kill -9): a server that nobody holds any more would keep the port.
  const held = holders();
  setInterval(() => holders() !== held && child.kill("SIGTERM"), 500).unref();
}

/** Who holds this process: its parent (npm's shell) and, where the system tells, the parent of that (npm). */
function holders() {
  const file = `/proc/${process.ppid}/status`;
  const above = existsSync(file) ? /^PPid:\s*(\d+)/m.exec(readFileSync(file, "utf8"))?.[1] : "";
  return `${process.ppid} ${above}`;
}

const [task = "start", ...args] = process.argv.slice(2);
fetchTools();
installPackages();
handOver(task, args);
