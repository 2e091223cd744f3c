// Longtable beside @y/websocket-server and @hocuspocus/server: one run, one table.
// node tests/load/boards/bench.ts [--only row,row] [--servers name,name] [--repeats N] [--short] [--json file] [--markdown file]
// The servers run on core 0, this process on core 1. Fetches the peers once into .cache; they are no dependency.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { pin, tableOf } from "../measure.ts";
import { createBook } from "./book.ts";
import { canPin } from "./child.ts";
import { roomsRow, thousandRow } from "./crowdRows.ts";
import { joinRow } from "./joinRow.ts";
import { rateRow, seatsRow } from "./limitRows.ts";
import { memoryRow } from "./memoryRow.ts";
import { returnRow } from "./returnRow.ts";
import { NAMES } from "./rivals.ts";
import { type Bench, createBench } from "./rooms.ts";
import { shortForm } from "./shortForm.ts";
import { GROWTH_HEAD, growthRow, steadyRow } from "./steadyRows.ts";
import { ROWS } from "./targets.ts";

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    servers: { type: "string" },
    repeats: { type: "string", default: "3" },
    short: { type: "boolean", default: false },
    json: { type: "string" },
    markdown: { type: "string" },
  },
});

const started = performance.now();
const say = (line: string) => process.stdout.write(`${((performance.now() - started) / 1000).toFixed(0)} s  ${line}\n`);

function machine(): string {
  const [cpu] = cpus();
  const kernel = `Linux ${release()}`;
  const pinned = canPin() ? "servers on core 0, load on core 1" : "not pinned: the figures say little";
  return `${cpus().length} × ${cpu?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${kernel}, Node ${process.version}; ${pinned}; loopback, no TLS`;
}

async function run(): Promise<boolean> {
  const names = options.servers?.split(",") ?? [NAMES.yWebsocket, NAMES.hocuspocus, NAMES.longtable];
  const bench = createBench({ repeats: Number(options.repeats), names, say });
  if (options.short) return shortForm(bench);
  const book = createBook(ROWS);
  const wanted = options.only?.split(",") ?? [...ROWS.map(({ key }) => key), "growth"];
  const growth: string[][] = [];
  for (const key of wanted) {
    if (key === "growth") growth.push(...(await growthRow(bench)));
    else await (WORK[key] ?? unknown(key))(bench, book);
  }
  const text = [
    `${machine()}. ${new Date().toISOString().slice(0, 10)}, commit ${commit()}. Median (least–most) of ${bench.repeats} repeats; ᵛ: void, the load process was above 0.85 of its core.`,
    book.table(),
    ...(growth.length > 0 ? [tableOf(GROWTH_HEAD, growth)] : []),
  ].join("\n\n");
  process.stdout.write(`\n${text}\n`);
  if (options.markdown) writeFileSync(options.markdown, `${text}\n`);
  if (options.json) writeFileSync(options.json, JSON.stringify({ machine: machine(), ...book.toJson(), growth }));
  return true;
}

type Work = (bench: Bench, book: ReturnType<typeof createBook>) => Promise<void>;

const WORK: Readonly<Record<string, Work>> = {
  cursors: (bench, book) => steadyRow(bench, book, "cursors"),
  edits: (bench, book) => steadyRow(bench, book, "edits"),
  editsAll: (bench, book) => steadyRow(bench, book, "editsAll"),
  both: (bench, book) => steadyRow(bench, book, "both"),
  rate: rateRow,
  seats: seatsRow,
  join: joinRow,
  return: returnRow,
  memory: memoryRow,
  thousand: thousandRow,
  rooms: roomsRow,
};

function unknown(key: string): never {
  throw new Error(`there is no row "${key}"; there are: ${Object.keys(WORK).join(", ")}, growth`);
}

function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: import.meta.dirname })
      .toString()
      .trim();
  } catch {
    return "unknown";
  }
}

if (canPin()) pin(process.pid, 1);
const isRight = await run();
// Lines that were cut may still be closing.
process.exit(isRight ? 0 : 1);
