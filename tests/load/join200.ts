// 200 people join from one address, write and vote while a facilitator edits the map; then everything is counted.
// node tests/load/join200.ts [--short] [--profile]      Times are printed; only wrong counts make it fail.
import { rmSync } from "node:fs";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { readBoard } from "../support/boardPeer.ts";
import { createRandom } from "../support/random.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { until } from "../support/until.ts";
import {
  type Acknowledged,
  type Ballot,
  type Count,
  countNotes,
  countTally,
  isRight,
  notesInCsv,
  notesOn,
  type TallyLine,
} from "./counts.ts";
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
  readMetric,
  type Samples,
  tableOf,
} from "./measure.ts";
import { type LoadSeat, takeLoadSeat, watchTexts } from "./seat.ts";

const isShort = process.argv.includes("--short");
const PLAN = isShort
  ? { people: 40, joinMs: 3_000, workMs: 5_000, editsPerSecond: 10 }
  : { people: 200, joinMs: 10_000, workMs: 30_000, editsPerSecond: 10 };
const NOTES_EACH = 3;
const CANDIDATES = 8;
const DOTS = 5;
const MOST_PER_NOTE = 3;
/** All must be in their seats after this. */
const JOIN_LIMIT_MS = 60_000;
/** Past this the run is given up and fails. */
const RUN_LIMIT_MS = 240_000;

const random = createRandom(200);
const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

interface Use {
  phase: string;
  seconds: number;
  serverCpu: number;
  loadCpu: number;
  received: number;
  sent: number;
  /** Of the server's event loop and of our own, in seconds; each looks every 10 ms. */
  lagP99: number;
  ownLagP99: number;
  /** Used by processes that are not part of the test. */
  othersCpu: number;
}

/** Measures what a phase costs: server and load process, bytes at the clients, the server's event loop. */
function createMeter(server: SpawnedServer, bytes: ReturnType<typeof countBytes>) {
  const ownLag = monitorEventLoopDelay({ resolution: 10 });
  ownLag.enable();
  return async function measure<T>(phase: string, work: () => Promise<T>): Promise<{ result: T; use: Use }> {
    await readMetric(server.url, "nodejs_eventloop_lag_p99_seconds");
    const before = {
      at: performance.now(),
      machine: machineCpuSeconds(),
      cpu: processUse(server.pid()).cpuSeconds,
      own: process.cpuUsage(),
      ...bytes(),
    };
    ownLag.reset();
    const result = await work();
    const ownLagP99 = ownLag.percentile(99) / 1e9;
    const seconds = (performance.now() - before.at) / 1000;
    const own = process.cpuUsage(before.own);
    const now = bytes();
    const serverCpu = processUse(server.pid()).cpuSeconds - before.cpu;
    const loadCpu = (own.user + own.system) / 1e6;
    const use = {
      phase,
      seconds,
      serverCpu,
      loadCpu,
      othersCpu: Math.max(0, machineCpuSeconds() - before.machine - serverCpu - loadCpu),
      received: now.received - before.received,
      sent: now.sent - before.sent,
      lagP99: await readMetric(server.url, "nodejs_eventloop_lag_p99_seconds"),
      ownLagP99,
    };
    return { result, use };
  };
}

interface Timings {
  seated: Samples;
  noteAck: Samples;
  ballotAck: Samples;
  noteArrival: Samples;
  mapArrival: Samples;
}

/** When each text was sent, so that whoever hears of it can say how long it took. */
function createPost({ noteArrival, mapArrival }: Timings) {
  const sentAt = new Map<string, { at: number; by: LoadSeat | null }>();
  return {
    send(text: string, by: LoadSeat | null) {
      sentAt.set(text, { at: performance.now(), by });
    },
    hear(text: string, seat: LoadSeat) {
      const sent = sentAt.get(text);
      if (!sent || sent.by === seat) return;
      (sent.by ? noteArrival : mapArrival).add(performance.now() - sent.at);
    },
  };
}
type Post = ReturnType<typeof createPost>;

async function timed<T>(samples: Samples, work: Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work;
  samples.add(performance.now() - started);
  return result;
}

async function prepare({ api }: SpawnedServer) {
  const { workshop, tokens } = await api.createWorkshop({ title: "Load", template: "journey-so-far" });
  const activity = workshop.activities[0];
  const boardId = activity?.boards[0]?.id;
  if (!activity || !boardId) throw new Error("the template has no board");
  await api.run(tokens.facilitator, "workshop.openActivity", { activityId: activity.id });
  const notes = new Map<string, string>();
  for (let index = 0; index < CANDIDATES; index += 1) {
    const text = `choice ${index}`;
    const { noteId } = await api.run<{ noteId: string }>(tokens.facilitator, "board.addNote", { boardId, text });
    notes.set(noteId, text);
  }
  const input = {
    activityId: activity.id,
    boardId,
    candidates: [...notes.keys()],
    dots: DOTS,
    maxPerItem: MOST_PER_NOTE,
  };
  const { roundId } = await api.run<{ roundId: string }>(tokens.facilitator, "voting.openRound", input);
  return { workshop, tokens, boardId, roundId, candidates: [...notes.keys()], notes };
}
type Prepared = Awaited<ReturnType<typeof prepare>>;

async function joinAll(server: SpawnedServer, { workshop, boardId }: Prepared, timings: Timings, post: Post) {
  const { api, url, wsUrl } = server;
  const address = { api, url, wsUrl, joinCode: workshop.joinCode, boardId };
  const joins = Array.from({ length: PLAN.people }, async (_, index) => {
    await wait((index * PLAN.joinMs) / PLAN.people);
    const seat = await timed(timings.seated, takeLoadSeat(address, `Person ${index}`));
    watchTexts(seat.peer.doc, (text) => post.hear(text, seat));
    return seat;
  });
  const limit = setTimeout(() => {
    fail(`only ${timings.seated.count()} of ${PLAN.people} were seated after ${JOIN_LIMIT_MS} ms`);
  }, JOIN_LIMIT_MS);
  const seats = await Promise.all(joins);
  clearTimeout(limit);
  return seats;
}

function randomBallot(candidates: readonly string[]): Ballot {
  let left = DOTS;
  const ballot: Record<string, number> = {};
  for (const noteId of random.shuffle(candidates)) {
    const dots = Math.min(left, random.int(1, MOST_PER_NOTE));
    if (dots > 0) ballot[noteId] = dots;
    left -= dots;
  }
  return ballot;
}

/** Three notes, a ballot, and another ballot in its place, spread over the phase by chance. */
async function takePart(seat: LoadSeat, name: string, prepared: Prepared, to: Written): Promise<void> {
  const { boardId, roundId, candidates } = prepared;
  const moments = Array.from({ length: NOTES_EACH + 2 }, () => random.next() * PLAN.workMs).toSorted((a, b) => a - b);
  const ballotTurns = new Set(random.shuffle([0, 1, 2, 3, 4]).slice(0, 2));
  const started = performance.now();
  let written = 0;
  for (const [turn, moment] of moments.entries()) {
    await wait(Math.max(0, started + moment - performance.now()));
    if (ballotTurns.has(turn)) {
      const dots = randomBallot(candidates);
      await timed(to.timings.ballotAck, seat.send("voting.castBallot", { roundId, dots }));
      to.acknowledged.ballots.set(seat.participantId, dots);
      continue;
    }
    written += 1;
    const text = `${name} note ${written}`;
    to.post.send(text, seat);
    const { noteId } = await timed(
      to.timings.noteAck,
      seat.send<{ noteId: string }>("board.addNote", { boardId, text }),
    );
    to.acknowledged.notes.set(noteId, text);
  }
}

interface Written {
  timings: Timings;
  post: Post;
  acknowledged: { notes: Map<string, string>; ballots: Map<string, Ballot> };
}

/** Compares board, seats, tally and exports with what was acknowledged. */
async function countAll(server: SpawnedServer, prepared: Prepared, seats: readonly LoadSeat[], is: Acknowledged) {
  const { api, wsUrl } = server;
  const { boardId, roundId, tokens, workshop } = prepared;
  const fresh = await readBoard({ wsUrl, boardId, token: tokens.screen });
  await until(() => seats.every(({ peer }) => peer.board.noteCount() === is.notes.size), {
    what: "every seat's notes",
  }).catch(() => null);
  const seatCounts = seats.map(({ peer }) => countNotes("a seat's board", is, notesOn(peer.board.content())));
  const voted = () => seats.filter((seat) => seat.state()?.rounds[0]?.voted === is.ballots.size).length;
  await until(() => voted() === seats.length, { what: "every seat's count of voters" }).catch(() => null);
  const votedSeats = voted();
  const { tally } = await api.run<{ tally: TallyLine[] }>(tokens.facilitator, "voting.closeRound", { roundId });
  const state = await api.state(workshop.id, tokens.facilitator);
  const download = async (format: string) => {
    const { status, body } = await api.request<unknown>("GET", `/api/boards/${boardId}/export.${format}`, {
      token: tokens.facilitator,
    });
    return { status, body };
  };
  const [json, csv] = [await download("json"), await download("csv")];
  const exported = json.body as { notes: { id: string; text: string }[]; rounds: { results: TallyLine[] }[] };
  const same = (what: string, expected: number, found: number): Count => ({ what, expected, found, wrong: [] });
  return [
    same("people joined", PLAN.people, state.participants.count),
    same("people connected", PLAN.people, state.participants.here),
    countNotes("notes on the board, read afresh", is, notesOn(fresh.content)),
    same("seats whose copy is that board", seats.length, seatCounts.filter(isRight).length),
    same("seats that know how many voted", seats.length, votedSeats),
    countTally("dots in the tally", is, tally),
    countTally("dots in the state after close", is, state.rounds[0]?.tally ?? []),
    countNotes("notes in export.json", is, exported.notes),
    countTally("dots in export.json", is, exported.rounds[0]?.results ?? []),
    countNotes("notes in export.csv", is, notesInCsv(String(csv.body))),
  ];
}

const timingRows = ({ seated, noteAck, ballotAck, noteArrival, mapArrival }: Timings): string[][] =>
  (
    [
      ["join: from tapping Join to board and state", seated],
      ["a note, sent to acknowledged", noteAck],
      ["a ballot, sent to acknowledged", ballotAck],
      ["a note, sent to another seat", noteArrival],
      ["a map edit, made to another seat", mapArrival],
    ] as const
  ).map(([name, samples]) => [
    name,
    String(samples.count()),
    ...[0.5, 0.95, 0.99].map((share) => ms(samples.percentile(share))),
  ]);

const useRow = ({
  phase,
  seconds,
  serverCpu,
  loadCpu,
  othersCpu,
  received,
  sent,
  lagP99,
  ownLagP99,
}: Use): string[] => [
  phase,
  seconds.toFixed(1),
  serverCpu.toFixed(2),
  (serverCpu / seconds).toFixed(3),
  mib(received),
  mib(sent),
  ms(lagP99 * 1000),
  ms(ownLagP99 * 1000),
  `${(loadCpu / seconds).toFixed(2)}${loadCpu / seconds > LOAD_LIMIT ? " (void)" : ""}`,
  (othersCpu / seconds).toFixed(2),
];

async function run(): Promise<boolean> {
  const profiles = path.resolve(import.meta.dirname, "../../.cache/profiles");
  const env = process.argv.includes("--profile") ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profiles}` } : {};
  const bytes = countBytes();
  await using server = await spawnServer({ env });
  process.once("exit", () => rmSync(server.dataDir, { recursive: true, force: true }));
  const isPinned = pin(server.pid(), 0) && pin(process.pid, 1);
  const measure = createMeter(server, bytes);
  const timings = {
    seated: createSamples(),
    noteAck: createSamples(),
    ballotAck: createSamples(),
    noteArrival: createSamples(),
    mapArrival: createSamples(),
  };
  const post = createPost(timings);
  const prepared = await prepare(server);
  const hand = createMapHand({
    wsUrl: server.wsUrl,
    boardId: prepared.boardId,
    token: prepared.tokens.facilitator,
    random,
    onEdit: (text) => post.send(text, null),
  });
  await hand.peer.synced();

  hand.start(PLAN.editsPerSecond);
  const joining = await measure("joining", () => joinAll(server, prepared, timings, post));
  const seats = joining.result;
  const acknowledged = { notes: new Map(prepared.notes), ballots: new Map<string, Ballot>() };
  const written: Written = { timings, post, acknowledged };
  const working = await measure("writing and voting", () =>
    Promise.all(seats.map((seat, index) => takePart(seat, `Person ${index}`, prepared, written))),
  );
  hand.stop();
  await until(() => hand.peer.saved.length > 0 && hand.peer.provider.synced, { what: "the facilitator's last edit" });
  for (const [id, text] of hand.texts()) acknowledged.notes.set(id, text);
  const counting = await measure("counting and exporting", () => countAll(server, prepared, seats, acknowledged));
  const counts = counting.result;

  const { peakBytes } = processUse(server.pid());
  for (const seat of seats) seat.leave();
  hand.peer.close();
  await server.kill("SIGTERM");

  const print = (text: string) => process.stdout.write(`${text}\n\n`);
  print(
    `${PLAN.people} people from one address, ${hand.edits()} map edits at ${PLAN.editsPerSecond}/s; Node ${process.version}; ` +
      `${isPinned ? "server on core 0, load on core 1" : "not pinned to cores"}`,
  );
  print(tableOf(["time, ms", "n", "p50", "p95", "p99"], timingRows(timings)));
  const heads = [
    "phase",
    "s",
    "server CPU s",
    "of a core",
    "MiB to clients",
    "MiB from",
    "loop lag p99 ms",
    "load's",
    "load, of a core",
    "others",
  ];
  print(tableOf(heads, [joining.use, working.use, counting.use].map(useRow)));
  print(`server's peak memory: ${mib(peakBytes)} MiB`);
  const verdicts = counts.map((count) => [
    count.what,
    String(count.expected),
    String(count.found),
    isRight(count) ? "right" : `WRONG ${count.wrong.slice(0, 3).join("; ")}`,
  ]);
  print(tableOf(["count", "acknowledged", "found", ""], verdicts));
  return counts.every(isRight);
}

function fail(why: string): never {
  process.stderr.write(`${why}
`);
  process.exit(1);
}

// Every y-websocket client listens for the process's end, and there are hundreds of them.
process.setMaxListeners(0);
const giveUp = setTimeout(() => fail(`the load test did not end within ${RUN_LIMIT_MS} ms`), RUN_LIMIT_MS);
process.exitCode = (await run()) ? 0 : 1;
clearTimeout(giveUp);
