// The same map edits, one editor and many readers, through this server and through @y/websocket-server 0.1.1.
// node tests/load/peer.ts [--short]      Fetches the peer once into .cache; it is no dependency of the project.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import * as Y from "yjs";
import { type BoardPeer, createBoardPeer, readBoard } from "../support/boardPeer.ts";
import { createRandom } from "../support/random.ts";
import { spawnServer } from "../support/spawnServer.ts";
import { until } from "../support/until.ts";
import { createMapHand } from "./mapHand.ts";
import {
  countBytes,
  createSamples,
  LOAD_LIMIT,
  machineCpuSeconds,
  mib,
  ms,
  pin,
  processUse,
  tableOf,
} from "./measure.ts";
import { watchTexts } from "./seat.ts";

const isShort = process.argv.includes("--short");
const PLAN = isShort ? { readers: 40, ms: 3_000, repeats: 1 } : { readers: 200, ms: 10_000, repeats: 3 };
/** Edits a second. At 100, with 200 readers in one process, it is the readers that are measured. */
const RATES = [20, 60];
const PEER = "@y/websocket-server";
const VERSION = "0.1.1";
const RUN_LIMIT_MS = 400_000;

const directory = path.resolve(import.meta.dirname, "../../.cache/peers/y-websocket-server");
const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** A server under test: where it is, and a token for each client where it asks for one. */
interface Rival {
  name: string;
  pid: number;
  wsUrl: string;
  boardId: string;
  editorToken?: string;
  readerTokens: readonly string[];
  close(): Promise<void>;
}

function fetchPeer(): string {
  const main = path.join(directory, "node_modules", PEER, "src/server.js");
  if (existsSync(main)) return main;
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, "package.json"), JSON.stringify({ private: true, type: "module" }));
  // Without its install scripts: they build a database that a server in memory does not use.
  execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", `${PEER}@${VERSION}`, "yjs@13.6.33"], {
    cwd: directory,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return main;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return typeof address === "object" && address ? address.port : 0;
}

async function startPeer(state: Uint8Array): Promise<Rival> {
  const port = await freePort();
  const child = spawn(process.execPath, [fetchPeer()], {
    env: { PATH: process.env.PATH, HOST: "127.0.0.1", PORT: String(port) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  process.once("exit", () => child.kill("SIGKILL"));
  await until(
    () =>
      fetch(`http://127.0.0.1:${port}`).then(
        (answer) => answer.ok,
        () => false,
      ),
    { what: PEER },
  );
  const wsUrl = `ws://127.0.0.1:${port}`;
  const seeder = createBoardPeer({ wsUrl, boardId: "board" });
  await seeder.synced();
  Y.applyUpdate(seeder.doc, state);
  return {
    name: `${PEER} ${VERSION}`,
    pid: child.pid ?? 0,
    wsUrl,
    boardId: "board",
    readerTokens: [],
    async close() {
      seeder.close();
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

async function startOwn(): Promise<Rival & { state: Uint8Array }> {
  const server = await spawnServer();
  process.once("exit", () => rmSync(server.dataDir, { recursive: true, force: true }));
  const { workshop, tokens } = await server.api.createWorkshop({ template: "journey-so-far" });
  const boardId = workshop.activities[0]?.boards[0]?.id;
  if (!boardId) throw new Error("the template has no board");
  const joins = Array.from({ length: PLAN.readers }, () => server.api.join(workshop.joinCode));
  const readerTokens = (await Promise.all(joins)).map(({ token }) => token);
  const { state } = await readBoard({ wsUrl: server.wsUrl, boardId, token: tokens.screen });
  const { wsUrl, close } = server;
  return {
    name: "Longtable",
    pid: server.pid(),
    wsUrl,
    boardId,
    editorToken: tokens.facilitator,
    readerTokens,
    state,
    close,
  };
}

interface Figures {
  core: number;
  load: number;
  others: number;
  edits: number;
  share: number;
  p: number[];
  received: number;
}

/** One editor at `perSecond`, the readers listening; cursors off, so that edits are all there is. */
async function fanOut(rival: Rival, perSecond: number, bytes: ReturnType<typeof countBytes>): Promise<Figures> {
  const sentAt = new Map<string, number>();
  const arrivals = createSamples();
  const readers: BoardPeer[] = [];
  for (let index = 0; index < PLAN.readers; index += 1) {
    const token = rival.readerTokens[index];
    const peer = createBoardPeer({ ...rival, ...(token !== undefined && { token, by: "subprotocol" as const }) });
    peer.provider.awareness.setLocalState(null);
    watchTexts(peer.doc, (text) => {
      const at = sentAt.get(text);
      if (at !== undefined) arrivals.add(performance.now() - at);
    });
    readers.push(peer);
  }
  const hand = createMapHand({
    wsUrl: rival.wsUrl,
    boardId: rival.boardId,
    ...(rival.editorToken !== undefined && { token: rival.editorToken }),
    random: createRandom(1),
    onEdit: (text) => sentAt.set(text, performance.now()),
  });
  hand.peer.provider.awareness.setLocalState(null);
  await Promise.all([...readers, hand.peer].map((peer) => peer.synced()));
  await wait(500);

  const before = {
    at: performance.now(),
    cpu: processUse(rival.pid).cpuSeconds,
    own: process.cpuUsage(),
    machine: machineCpuSeconds(),
    received: bytes().received,
  };
  hand.start(perSecond);
  await wait(PLAN.ms);
  hand.stop();
  const wanted = hand.edits() * PLAN.readers;
  await until(() => arrivals.count() >= wanted, { timeoutMs: 5_000, what: "the last edits" }).catch(() => null);
  const seconds = (performance.now() - before.at) / 1000;
  const own = process.cpuUsage(before.own);
  const [cpu, load] = [processUse(rival.pid).cpuSeconds - before.cpu, (own.user + own.system) / 1e6];
  for (const peer of readers) peer.close();
  hand.peer.close();
  return {
    core: cpu / seconds,
    load: load / seconds,
    others: Math.max(0, machineCpuSeconds() - before.machine - cpu - load) / seconds,
    edits: hand.edits(),
    share: arrivals.count() / wanted,
    p: [0.5, 0.95, 0.99].map((share) => arrivals.percentile(share)),
    received: bytes().received - before.received,
  };
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

async function run(): Promise<void> {
  fetchPeer();
  const bytes = countBytes();
  const own = await startOwn();
  const peer = await startPeer(own.state);
  const isPinned = [own, peer].every(({ pid }) => pin(pid, 0)) && pin(process.pid, 1);
  const rows: string[][] = [];
  for (const perSecond of RATES) {
    const all = new Map<Rival, Figures[]>([
      [own, []],
      [peer, []],
    ]);
    for (let repeat = 0; repeat < PLAN.repeats; repeat += 1) {
      for (const [rival, figures] of all) figures.push(await fanOut(rival, perSecond, bytes));
    }
    const cores = [...all].map(([rival, figures]) => {
      const middle = (read: (one: Figures) => number) => median(figures.map(read));
      rows.push([
        rival.name,
        String(perSecond),
        middle(({ core }) => core).toFixed(3),
        ...[0, 1, 2].map((index) => ms(middle(({ p }) => p[index] ?? Number.NaN))),
        mib(middle(({ received }) => received)),
        middle(({ share }) => share).toFixed(3),
        `${middle(({ load }) => load).toFixed(2)}${middle(({ load }) => load) > LOAD_LIMIT ? " (void)" : ""}`,
        middle(({ others }) => others).toFixed(2),
      ]);
      return middle(({ core }) => core);
    });
    rows.push([
      `ratio, ${perSecond}/s: ${((cores[1] ?? Number.NaN) / (cores[0] ?? Number.NaN)).toFixed(2)} times our CPU`,
      ...Array(9).fill(""),
    ]);
  }
  await own.close();
  await peer.close();
  process.stdout.write(
    `1 editor, ${PLAN.readers} readers, ${PLAN.repeats} runs of ${PLAN.ms / 1000} s each, medians; Node ${process.version}; ${isPinned ? "servers on core 0, load on core 1" : "not pinned"}\n\n`,
  );
  const head = ["server", "edits/s", "of a core", "p50 ms", "p95", "p99", "MiB out", "arrived", "load", "others"];
  process.stdout.write(`${tableOf(head, rows)}\n`);
}

process.setMaxListeners(0);
const giveUp = setTimeout(() => process.exit(1), RUN_LIMIT_MS);
await run();
clearTimeout(giveUp);
