// A room at work for hours: 200 seats with both sockets, edits, cursors, notes, people who come and go.
// node tests/load/boards/soak.ts [--minutes 480] [--edits 10]
// Ends by itself. Prints how memory grew, and fails if anything was lost. Every edit leaves its trace in a Yjs document, some
// 200 bytes in memory: `--edits 0` shows what grows besides.
import { parseArgs } from "node:util";
import { until } from "../../support/until.ts";
import { pin, readMetric, tableOf } from "../measure.ts";
import { canPin } from "./child.ts";
import { gatherCrowd, pace, sendEdit, startMeter, wait } from "./drive.ts";
import { type HubSeat, sitAtHub } from "./hubSeat.ts";
import { gather, NAMES, type Rival } from "./rivals.ts";
import { createBench, type FilledRoom, openFilled, withEach } from "./rooms.ts";
import { type Seat, sit } from "./seat.ts";

const { values: options } = parseArgs({
  options: { minutes: { type: "string", default: "480" }, edits: { type: "string", default: "10" } },
});

const PLAN = {
  seats: 200,
  editors: 4,
  notes: 1_500,
  editsPerSecond: Number(options.edits),
  cursorHz: 10,
  comeAndGoPerSecond: 2,
};
/** A note is taken off again after so many others, so that the board stays as large as it is. */
const NOTES_KEPT = 20;
const MIB = 1024 * 1024;
const minutes = Number(options.minutes);
const samplePauseMs = Math.min(60_000, (minutes * 60_000) / 20);

interface Sample {
  hours: number;
  held: number;
  rss: number;
  core: number;
  boardSockets: number;
  hubSockets: number;
}

/** One person: a phone with both sockets. */
interface Person {
  seat: Seat;
  hub: HubSeat;
}

async function come(rival: Rival, { room, stateVector }: FilledRoom, index: number): Promise<Person> {
  const [hub, seat] = await Promise.all([
    sitAtHub(rival.child.port, room.doors[index]?.token ?? "", bench.traffic),
    sit(rival, room, index, { stateVector, traffic: bench.traffic }),
  ]);
  return { seat, hub };
}

/** People who leave without a word and are back a moment later, one after the other. */
function createComingAndGoing(rival: Rival, filled: FilledRoom, people: Map<number, Person>) {
  let turn = 0;
  const under = new Set<Promise<void>>();
  const swap = async (index: number) => {
    const person = people.get(index);
    if (!person) return;
    people.delete(index);
    person.seat.leave();
    person.hub.leave();
    people.set(index, await come(rival, filled, index));
  };
  return {
    step(): void {
      const index = PLAN.editors + (turn % (PLAN.seats - PLAN.editors));
      turn += 1;
      const swapping = swap(index).finally(() => under.delete(swapping));
      under.add(swapping);
    },
    turns: () => turn,
    settled: () => Promise.all(under),
  };
}

/** Somebody writes a note, and takes an earlier one of theirs off again. */
function createNotes(boardId: string, people: Map<number, Person>) {
  const kept: { author: number; noteId: string }[] = [];
  let [written, refused, turn] = [0, 0, 0];
  async function write(): Promise<void> {
    turn += 1;
    const author = PLAN.editors + (turn % (PLAN.seats - PLAN.editors));
    const reply = await people.get(author)?.hub.send("board.addNote", { boardId, text: `a note in hour ${turn}` });
    if (!reply) return;
    if (reply.ok) kept.push({ author, noteId: (reply.result as { noteId: string }).noteId });
    written += reply.ok ? 1 : 0;
    refused += reply.ok ? 0 : 1;
    const old = kept.length > NOTES_KEPT ? kept.shift() : undefined;
    if (old) await people.get(old.author)?.hub.send("board.removeNote", { boardId, noteId: old.noteId });
  }
  return { write: () => void write(), written: () => written, refused: () => refused };
}

async function soak(rival: Rival): Promise<boolean> {
  const filled = await openFilled(bench, rival, {
    editors: PLAN.editors,
    readers: PLAN.seats - PLAN.editors,
    notes: PLAN.notes,
  });
  const pool = bench.pool(PLAN.notes, PLAN.editors);
  const crowd = await gatherCrowd(
    rival,
    filled.room,
    { seats: PLAN.editors, pool, stateVector: filled.stateVector, watchEvery: PLAN.editors },
    bench.traffic,
  );
  const people = new Map<number, Person>();
  await gather(
    PLAN.seats - PLAN.editors,
    async (index) => people.set(PLAN.editors + index, await come(rival, filled, PLAN.editors + index)),
    25,
  );
  const guests = createComingAndGoing(rival, filled, people);
  const notes = createNotes(filled.room.name, people);
  let moved = 0;
  const stops = [
    pace(PLAN.editsPerSecond, () => sendEdit(crowd)),
    pace(PLAN.cursorHz * PLAN.editors, () => {
      const seat = crowd.seats[moved % PLAN.editors];
      moved += 1;
      seat?.line.send(crowd.room.dialect.cursor(seat.index, crowd.cursors.move(seat.index)));
    }),
    pace(PLAN.comeAndGoPerSecond, guests.step),
    pace(1, notes.write),
  ];
  const samples = await watch(rival);
  for (const stop of stops) stop();
  await guests.settled();
  const isWhole = () => crowd.edits.isAllAcknowledged() && crowd.edits.hasAllArrived();
  await until(isWhole, { timeoutMs: 10_000, what: "the last edits" }).catch(() => null);
  const sockets = await readSockets(rival);
  report(samples);
  const rows: [string, boolean][] = [
    [`${crowd.next} edits acknowledged and arrived`, isWhole()],
    [`${notes.written()} notes written, ${notes.refused()} refused`, notes.refused() === 0],
    [`${guests.turns()} times somebody left and came back`, guests.turns() > 0],
    [
      `${sockets.hub} hub and ${sockets.board} board sockets for ${people.size} and ${PLAN.seats} people`,
      sockets.hub === people.size && sockets.board === PLAN.seats,
    ],
  ];
  for (const [what, holds] of rows) process.stdout.write(`${holds ? "✓" : "✗"} ${what}\n`);
  return rows.every(([, holds]) => holds);
}

async function readSockets({ child }: Rival): Promise<{ board: number; hub: number }> {
  const url = `http://127.0.0.1:${child.port}`;
  const [board, hub] = await Promise.all(
    ["board", "hub"].map((kind) => readMetric(url, `longtable_sockets{kind="${kind}"}`)),
  );
  return { board: board ?? Number.NaN, hub: hub ?? Number.NaN };
}

async function watch(rival: Rival): Promise<Sample[]> {
  const samples: Sample[] = [];
  const started = performance.now();
  while (performance.now() - started < minutes * 60_000) {
    const endMeter = startMeter(rival, bench.traffic);
    await wait(samplePauseMs);
    const { core } = endMeter();
    const [memory, sockets] = await Promise.all([rival.child.memory(), readSockets(rival)]);
    const hours = (performance.now() - started) / 3_600_000;
    samples.push({ hours, ...memory, core, boardSockets: sockets.board, hubSockets: sockets.hub });
  }
  return samples;
}

/** Bytes an hour, by least squares over all but the first fifth, in which code is still being compiled. */
function slopeOf(samples: readonly Sample[], read: (sample: Sample) => number): number {
  const counted = samples.slice(Math.floor(samples.length / 5));
  const mean = (of: (sample: Sample) => number) => counted.reduce((sum, one) => sum + of(one), 0) / counted.length;
  const [x, y] = [mean(({ hours }) => hours), mean(read)];
  const over = counted.reduce((sum, one) => sum + (one.hours - x) * (read(one) - y), 0);
  return over / counted.reduce((sum, { hours }) => sum + (hours - x) ** 2, 0);
}

function report(samples: readonly Sample[]): void {
  const shown = samples.filter((_, index) => index % Math.max(1, Math.floor(samples.length / 12)) === 0);
  const rows = shown.map(({ hours, held, rss, core, boardSockets, hubSockets }) => [
    (hours * 60).toFixed(1),
    (held / MIB).toFixed(1),
    (rss / MIB).toFixed(1),
    core.toFixed(3),
    String(boardSockets),
    String(hubSockets),
  ]);
  const head = ["minutes", "heap, collected, MiB", "RSS, MiB", "of a core", "board sockets", "hub sockets"];
  process.stdout.write(`${tableOf(head, rows)}\n\n`);
  const slope = (read: (sample: Sample) => number) => (slopeOf(samples, read) / MIB).toFixed(2);
  process.stdout.write(`heap slope ${slope(({ held }) => held)} MiB/h, RSS slope ${slope(({ rss }) => rss)} MiB/h\n`);
}

if (canPin()) pin(process.pid, 1);
const bench = createBench({
  repeats: 1,
  names: [NAMES.longtable],
  say: (line) => process.stdout.write(`${line}\n`),
});
let isWell = false;
await withEach(bench, async (rival) => {
  isWell = await soak(rival);
});
process.exit(isWell ? 0 : 1);
