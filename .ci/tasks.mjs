// The project's tasks, run under the pinned Node by bootstrap.mjs.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const cache = path.join(root, ".cache");
const bin = (name) => path.join(root, "node_modules", ".bin", name);
const UNIT = ["shared", "server", "client", "architecture", "convergence", "protocol", "faults", "ops", "fuzz"];
const quietNode = ["--disable-warning=ExperimentalWarning"];

function run(command, args, options = {}) {
  const started = Date.now();
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
  return { ok: status === 0, seconds: (Date.now() - started) / 1000 };
}

/** A digest of everything the built client is made of. */
function clientDigest() {
  const hash = createHash("sha256");
  const folders = ["client/src", "client/public", "shared/src"];
  const files = folders
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name)),
    );
  for (const file of [
    ...files.sort(),
    path.join(root, "client/index.html"),
    path.join(root, "client/vite.config.ts"),
    path.join(root, "pnpm-lock.yaml"),
  ]) {
    hash.update(path.relative(root, file)).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function build() {
  const stamp = path.join(cache, "built");
  const digest = clientDigest();
  const isCurrent = existsSync(stamp) && readFileSync(stamp, "utf8") === digest;
  if (isCurrent && existsSync(path.join(root, "client/dist/index.html"))) return { ok: true, seconds: 0 };
  console.log("Building the client …");
  const built = run(bin("vite"), ["build", "--logLevel", "warn"], { cwd: path.join(root, "client") });
  if (built.ok) writeFileSync(stamp, digest);
  return built;
}

/** Builds, then becomes the server: one process fewer between whoever stops it and the server itself. */
function start() {
  if (!build().ok) process.exit(1);
  const args = [...quietNode, path.join(root, "server/src/main.ts")];
  if (process.platform !== "win32") process.execve(process.execPath, [process.execPath, ...args], process.env);
  const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit" });
  child.on("exit", (code) => process.exit(code ?? 1));
}

/** Chromium for the browser tests: the system's, installed where that is possible, else said in one sentence. */
function findChromium() {
  const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = () => places.find((place) => place && existsSync(place));
  if (found()) return found();
  if (process.platform === "linux" && existsSync("/usr/bin/apt-get") && process.getuid?.() === 0) {
    console.log("Installing Chromium for the browser tests …");
    const quiet = {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    };
    run("apt-get", ["update", "-qq"], quiet);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], quiet);
  }
  if (!found()) console.error("The browser tests need Chromium: install it, or set CHROMIUM to where it is.");
  return found();
}

/** Where tests keep what they throw away: in memory where there is room, for they start hundreds of small servers. */
function scratch() {
  const memory = "/dev/shm";
  if (process.env.TMPDIR || !existsSync(memory)) return {};
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 4 * 2 ** 30 ? { TMPDIR: memory } : {};
}

/** What reads our files in the tests, and the Debian packages it comes in. */
const READERS = {
  pdftotext: ["poppler-utils"],
  qpdf: ["qpdf"],
  soffice: ["libreoffice-writer-nogui", "libreoffice-calc-nogui", "libreoffice-impress-nogui"],
};

/** Installs the readers that are missing where that is possible; a test whose reader is missing says so and is skipped. */
function findReaders(wanted) {
  const isThere = (name) => spawnSync("which", [name], { stdio: "ignore" }).status === 0;
  const missing = wanted.filter((name) => !isThere(name));
  // LibreOffice comes in parts: without its slides it starts, and opens none.
  const isPartly = isThere("soffice") && !existsSync("/usr/lib/libreoffice/program/libsdlo.so");
  if (isPartly && wanted.includes("soffice")) missing.push("soffice");
  if (missing.length === 0) return;
  if (process.platform === "linux" && existsSync("/usr/bin/apt-get") && process.getuid?.() === 0) {
    console.log(`Installing what reads our files in the tests (${missing.join(", ")}) …`);
    const quiet = {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    };
    const packages = missing.flatMap((name) => READERS[name]);
    run("apt-get", ["update", "-qq"], quiet);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], quiet);
  }
  const still = wanted.filter((name) => !isThere(name));
  if (still.length > 0) console.error(`Some tests are skipped, because these are missing: ${still.join(", ")}.`);
}

/** Runs vitest projects and reads back how many tests passed and failed; `extra` goes into their environment. */
function vitest(projects, label, extra = {}, filters = []) {
  const output = path.join(cache, "results", `${label}.json`);
  rmSync(output, { force: true });
  const args = ["run", ...filters, ...projects.flatMap((name) => ["--project", name]), "--passWithNoTests"];
  // Whole servers and browsers share two cores: one late answer is told apart from a fault by asking once more.
  args.push("--maxWorkers=2", "--retry=1");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${output}`];
  const env = { ...process.env, NODE_OPTIONS: quietNode.join(" "), ...scratch(), ...extra };
  const { ok, seconds } = run(bin("vitest"), [...args, ...reporters], { env });
  const result = existsSync(output) ? JSON.parse(readFileSync(output, "utf8")) : null;
  const passed = result?.numPassedTests ?? 0;
  // A crash outside a test leaves no failed test behind; it must not look like success.
  const failed = Math.max(result?.numFailedTests ?? 0, ok ? 0 : 1);
  return { passed, failed, seconds, notes: notesOn(result) };
}

/** What failed, and what passed only on its second try: said again at the end, where a long run is read first. */
function notesOn(result) {
  return (result?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(root, name);
    const troubled = assertionResults.filter(({ failureMessages }) => failureMessages.length > 0);
    if (status === "failed" && troubled.length === 0) return [`✗ ${file}: ${firstLines(message)}`];
    return troubled.map((test) => {
      const sign = test.status === "passed" ? "~ passed on its second try:" : "✗";
      return `${sign} ${file} > ${test.fullName}\n    ${firstLines(test.failureMessages[0])}`;
    });
  });
}
const firstLines = (text = "") => text.split("\n").slice(0, 6).join("\n    ");

const asCount = ({ ok, seconds }) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, seconds });

function typeCheck() {
  const results = ["shared", "server", "client", "tests"].map((name) => run(bin("tsc"), ["-p", name]));
  return { ok: results.every(({ ok }) => ok), seconds: results.reduce((sum, { seconds }) => sum + seconds, 0) };
}

const lint = () => run(bin("biome"), ["check", "--error-on-warnings", "."]);
const pageWeight = () => run(process.execPath, [path.join(root, ".ci/pageWeight.mjs")]);
const load = (args) => run(process.execPath, [...quietNode, path.join(root, "tests/load/join200.ts"), ...args]);
const bench = (args) => run(process.execPath, [...quietNode, path.join(root, "tests/load/boards/bench.ts"), ...args]);
const render = (args) => run(process.execPath, [...quietNode, path.join(root, "tests/load/render/render.ts"), ...args]);
const workshop = (args) =>
  run(process.execPath, [...quietNode, path.join(root, "tests/load/workshop/workshop.ts"), ...args]);
const soak = (args) => run(process.execPath, [...quietNode, path.join(root, "tests/load/boards/soak.ts"), ...args]);

function testAll() {
  mkdirSync(path.join(cache, "results"), { recursive: true });
  const chromium = findChromium();
  if (chromium) process.env.CHROMIUM = chromium;
  // LibreOffice is large: it is used where it is, and installed for the nightly stage only.
  findReaders(["pdftotext", "qpdf"]);
  const stages = [
    ["types", () => asCount(typeCheck())],
    ["lint", () => asCount(lint())],
    ["build", () => asCount(build())],
    ["page weight", () => asCount(pageWeight())],
    ["unit, convergence, protocol, faults", () => vitest(UNIT, "unit")],
    ["browser", () => (chromium ? vitest(["e2e"], "e2e") : { passed: 0, failed: 1, seconds: 0 })],
    ["load, short form", () => asCount(load(["--short"]))],
    ["boards under load, short form", () => asCount(bench(["--short"]))],
    ["a whole workshop, short form", () => asCount(workshop(["--short"]))],
  ];
  runStages(stages);
}

/** How long the nightly stages go on; each can be set from outside, for a shorter night. */
const LONG = { FAULT_RUNS: "100", FRESH_SEEDS: "1", FUZZ_FRAMES: "1000000", HONEST_UPDATES: "1000000" };

/** What takes too long for every push: named stages, each answers its counts. `npm run nightly faults` runs one. */
const NIGHTLY = {
  ...Object.fromEntries(
    ["faults", "convergence", "fuzz"].map((name) => [
      name,
      () => vitest([name], `nightly-${name}`, { ...LONG, ...process.env }),
    ]),
  ),
  office() {
    findReaders(Object.keys(READERS));
    return vitest(["ops"], "nightly-office", {}, ["officeFiles"]);
  },
  gate: () => asCount(run(process.execPath, [...quietNode, path.join(root, "tests/load/gate.ts")])),
};

function nightly(names) {
  const unknown = names.find((name) => !(name in NIGHTLY));
  if (unknown !== undefined) {
    console.error(`There is no nightly stage "${unknown}". There are: ${Object.keys(NIGHTLY).join(", ")}.`);
    process.exit(1);
  }
  runStages(Object.entries(NIGHTLY).filter(([name]) => names.length === 0 || names.includes(name)));
}

/** Runs every stage, whatever the others did, prints their counts and ends the process. */
function runStages(stages) {
  const rows = stages.map(([name, stage]) => {
    console.log(`\n— ${name}`);
    return { name, ...stage() };
  });
  console.log("");
  for (const { name, passed, failed, seconds } of rows) {
    console.log(`${failed > 0 ? "✗" : "✓"} ${name}: ${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s`);
  }
  for (const note of rows.flatMap(({ notes = [] }) => notes)) console.log(`\n${note}`);
  const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
  console.log(`\n${total("passed")} passed, ${total("failed")} failed`);
  process.exit(total("failed") > 0 ? 1 : 0);
}

function exitWith({ ok }) {
  process.exit(ok ? 0 : 1);
}

const server = (file, args) => run(process.execPath, [...quietNode, path.join(root, "server/src", file), ...args]);

const TASKS = {
  start,
  backup: (args) => exitWith(server("backup.ts", args)),
  restore: (args) => exitWith(server("restore.ts", args)),
  test: testAll,
  recount: (args) => exitWith(server("recount.ts", args)),
  build: () => exitWith(build()),
  check: () => exitWith({ ok: typeCheck().ok && lint().ok }),
  unit: () => exitWith({ ok: vitest(UNIT, "unit").failed === 0 }),
  e2e: () => exitWith({ ok: build().ok && findChromium() !== undefined && vitest(["e2e"], "e2e").failed === 0 }),
  nightly,
  load: (args) => exitWith(build().ok ? load(args) : { ok: false }),
  bench: (args) => exitWith(bench(args)),
  render: (args) => exitWith(findChromium() === undefined ? { ok: false } : render(args)),
  soak: (args) => exitWith(soak(args)),
  workshop: (args) => exitWith(workshop(args)),
  screenshots: () =>
    exitWith({
      ok: build().ok && run(process.execPath, [...quietNode, path.join(root, "tests/screenshots/takeAll.ts")]).ok,
    }),
};

mkdirSync(path.join(cache, "results"), { recursive: true });
const [task = "", ...args] = process.argv.slice(2);
const chosen = TASKS[task];
if (!chosen) {
  console.error(`There is no task "${task}". There are: ${Object.keys(TASKS).join(", ")}.`);
  process.exit(1);
}
chosen(args);
