// A whole workshop with simulated people: 200 at 20 tables, two hosts and a screen go through the sample's agenda while a third
// of the phones lose their network again and again. Then everything is counted.
// node tests/load/workshop/workshop.ts [--short] [--seed 7] [--people 200] [--tables 20]
// Times are printed; it fails when something acknowledged is lost or doubled, or two screens show different things.
import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { spawnServer } from "../../support/spawnServer.ts";
import { until } from "../../support/until.ts";
import { createTraffic } from "../boards/wire.ts";
import { type Count, isRight } from "../counts.ts";
import { LOAD_LIMIT, mib, ms, pin, processUse, tableOf } from "../measure.ts";
import { writeAloneThenReveal } from "./aloneActs.ts";
import { agreeOnPurpose, endOfDay } from "./callActs.ts";
import { type Plan, type Stage, setStage } from "./crowd.ts";
import { ideasAndDots, proposal, quickCheck } from "./decideActs.ts";
import { shakeNetwork } from "./network.ts";
import { compareBoards, writeTogether } from "./openActs.ts";
import { workAtTables } from "./tableActs.ts";
import { countKept, countScreens } from "./verdict.ts";

const { values: options } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    seed: { type: "string" },
    people: { type: "string" },
    tables: { type: "string" },
  },
});

const LONG = { people: 200, tables: 20, joinMs: 12_000, actMs: 15_000, flaky: 33, late: 5 };
const SHORT = { people: 30, tables: 4, joinMs: 1_000, actMs: 1_500, flaky: 33, late: 5 };
/** Past this the run is given up and fails. */
const RUN_LIMIT_MS = 300_000;

const base = options.short ? SHORT : LONG;
const plan: Plan = {
  ...base,
  people: Number(options.people ?? base.people),
  tables: Number(options.tables ?? base.tables),
  seed: Number(options.seed ?? (options.short ? 5 : Math.floor(Math.random() * 2 ** 31))),
};

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** The acts of the day, in their order; the people are in their seats before the first. */
const ACTS: readonly (readonly [string, (stage: Stage) => Promise<void>])[] = [
  ["agree on how and on what", agreeOnPurpose],
  ["read the journey together", (stage) => writeTogether(stage, "journey-so-far", 1)],
  ["a quick check", quickCheck],
  ["tables, and back together", workAtTables],
  ["think alone, then reveal", writeAloneThenReveal],
  ["ideas, calls and dots", ideasAndDots],
  ["a proposal", proposal],
  ["all screens on one board", compareBoards],
  ["the end of the day", endOfDay],
];

interface ActUse {
  name: string;
  seconds: number;
  serverCpu: number;
  loadCpu: number;
  bytes: number;
}

async function run(): Promise<boolean> {
  say(`a workshop of ${plan.people} people at ${plan.tables} tables; seed ${plan.seed}`);
  await using server = await spawnServer();
  process.once("exit", () => rmSync(server.dataDir, { recursive: true, force: true }));
  const isPinned = pin(server.pid(), 0) && pin(process.pid, 1);
  const traffic = createTraffic();
  const uses: ActUse[] = [];
  async function measured(name: string, act: () => Promise<void>): Promise<void> {
    const before = { at: performance.now(), cpu: processUse(server.pid()).cpuSeconds, bytes: traffic.bytesIn };
    const own = process.cpuUsage();
    await act();
    const { user, system } = process.cpuUsage(own);
    uses.push({
      name,
      seconds: (performance.now() - before.at) / 1000,
      serverCpu: processUse(server.pid()).cpuSeconds - before.cpu,
      loadCpu: (user + system) / 1e6,
      bytes: traffic.bytesIn - before.bytes,
    });
  }

  const stage = await setStage({ plan, api: server.api, url: server.url, traffic, say });
  await measured("joining", async () => {
    await stage.join(plan.people - Math.round((plan.people * plan.late) / 100), plan.joinMs);
    await allSeated(stage);
  });
  const network = shakeNetwork(stage);
  for (const [name, act] of ACTS) await measured(name, () => act(stage));
  await network.stop();
  await allSeated(stage);
  const counts = [...stage.counts, ...(await countScreens(stage)), ...(await countKept(stage))];
  report(stage, uses, counts, isPinned);
  return counts.every(isRight) && stage.screens.late().length === 0;
}

const allSeated = ({ hosts, screen, people }: Stage) =>
  until(() => [...hosts, screen, ...people].every((device) => device.isSeated()), {
    what: "everybody's seat",
    timeoutMs: 30_000,
  });

function report({ screens, people, hosts, screen }: Stage, uses: ActUse[], counts: Count[], isPinned: boolean): void {
  const rows = uses.map(({ name, seconds, serverCpu, loadCpu, bytes }) => [
    name,
    seconds.toFixed(1),
    serverCpu.toFixed(2),
    (serverCpu / seconds).toFixed(3),
    mib(bytes),
    `${(loadCpu / seconds).toFixed(2)}${loadCpu / seconds > LOAD_LIMIT ? " (void)" : ""}`,
  ]);
  say(`\n${isPinned ? "server on core 0, load on core 1" : "not pinned to cores"}; Node ${process.version}`);
  say(`\n${tableOf(["act", "s", "server CPU s", "of a core", "MiB to devices", "load, of a core"], rows)}`);
  const devices = [...hosts, screen, ...people];
  const drops = devices.reduce((sum, device) => sum + device.drops(), 0);
  const slowest = screens.reached().toSorted((a, b) => b.milliseconds - a.milliseconds);
  const samples = screens.samples();
  const figures = [0.5, 0.95, 1].map((share) => ms(samples.percentile(share)));
  say(`\n${drops} times somebody's network was lost`);
  say(
    `a host's command, sent to the last of up to ${devices.length} screens, ms: p50 ${figures[0]}, p95 ${figures[1]}, most ${figures[2]} (${samples.count()} commands)`,
  );
  for (const { command, milliseconds, acknowledged, screens: of } of slowest.slice(0, 6)) {
    say(`  ${ms(milliseconds)} ms ${command}, ${of} screens; on disk after ${ms(acknowledged)}`);
  }
  const verdicts = counts.map((count) => [
    count.what,
    String(count.expected),
    String(count.found),
    isRight(count) ? "right" : `WRONG ${count.wrong.slice(0, 5).join("; ")}`,
  ]);
  say(`\n${tableOf(["count", "expected", "found", ""], verdicts)}`);
  for (const line of screens.late()) say(`LATE ${line}`);
}

function fail(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}

const giveUp = setTimeout(() => fail(`the workshop did not end within ${RUN_LIMIT_MS} ms`), RUN_LIMIT_MS);
process.exitCode = (await run()) ? 0 : 1;
clearTimeout(giveUp);
process.exit();
