import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { createSamples } from "../measure.ts";
import { clientOf, createEditPool, linesOf } from "./board.ts";
import type { Book } from "./book.ts";
import type { Hear } from "./dialect.ts";
import { type Crowd, disperse, gatherCrowd, pace, sendEdit, startMeter, wait } from "./drive.ts";
import { NAMES, type Rival } from "./rivals.ts";
import { type Bench, type FilledRoom, NOTES, openFilled, withEach } from "./rooms.ts";
import { EMPTY_VECTOR, readWhole, type Seat, sit } from "./seat.ts";
import { createUpdateReader } from "./watch.ts";

export interface ReturnPlan {
  seats: number;
  editors: number;
  editsPerSecond: number;
  /** How long people edit before the kill. */
  editMs: number;
  notes: number;
}

const PLAN: ReturnPlan = { seats: 200, editors: 20, editsPerSecond: 50, editMs: 7_000, notes: NOTES };
/** A lost client tries again after a time between these, by chance; the same for every server. */
const RETRY_MS = { least: 50, most: 350 };
const GIVE_UP_MS = 60_000;
/** A server that reads its disk without anybody waiting for it has done so by then. */
const LOAD_MS = 3_000;

export interface Returned {
  /** Seats that have the board again. */
  back: number;
  /** From the kill until the new process takes connections. */
  upMs: number;
  p50: number;
  p99: number;
  acknowledged: number;
  notOnDisk: number;
  lostOrDoubled: number;
  load: number;
}

/** Row 7: `kill -9` in the middle of editing, an immediate start, and everyone comes back by themselves. */
export async function returnRow(bench: Bench, book: Book): Promise<void> {
  for (let repeat = 0; repeat < bench.repeats; repeat += 1) {
    await withEach(
      bench,
      async (rival) => {
        const filled = await openFilled(bench, rival, { editors: PLAN.editors, readers: PLAN.seats - PLAN.editors });
        const returned = await killAndReturn(bench, rival, filled, PLAN);
        const { p50, p99, acknowledged, notOnDisk, lostOrDoubled, load } = returned;
        bench.say(`return ${rival.name}: ${JSON.stringify(returned)}`);
        book.add("return", "process up again, ms", rival.name, returned.upMs);
        book.add("return", "p50 ms", rival.name, p50);
        book.add("return", "p99 ms", rival.name, p99);
        book.add("return", "acknowledged edits", rival.name, acknowledged);
        book.add("return", "of those not on disk", rival.name, notOnDisk);
        book.add("return", "lost or doubled afterwards", rival.name, lostOrDoubled);
        book.add("return", "load process, of a core", rival.name, load);
      },
      { keeps: true },
    );
  }
}

/** Edits, kills, starts again at once, waits until all are back, then compares with what was sent. */
export async function killAndReturn(
  bench: Bench,
  rival: Rival,
  filled: FilledRoom,
  plan: ReturnPlan,
): Promise<Returned> {
  const { traffic } = bench;
  const { room, stateVector } = filled;
  const pool = createEditPool(bench.seed(plan.notes), plan.notes, plan.editors);
  const crowd = await gatherCrowd(
    rival,
    room,
    { seats: plan.seats, pool, stateVector, watchEvery: plan.seats },
    traffic,
  );
  const held = watchHeld(crowd, plan.editors);
  const stop = pace(plan.editsPerSecond, () => sendEdit(crowd));
  await wait(plan.editMs);
  const endMeter = startMeter(rival, traffic);
  const killedAt = performance.now();
  const gone = rival.child.kill();
  stop();
  await gone;
  // What was on its way into this process when the server died is still heard.
  await wait(20);
  const acknowledged = { clocks: crowd.edits.acknowledgedClocks(), count: crowd.edits.acknowledgedCount() };
  const startOnKept = rival.keepDisk();
  const times = createSamples();
  const everything = pool.after(crowd.next);
  const answers = createAnswers(rival, plan, everything, (editor) => pool.writtenBy(editor, crowd.next));
  const back = crowd.seats.map(async ({ index }) => {
    const answer = answers(index);
    const vector = held.vectorOf(index, stateVector);
    const seat = await comeBack(rival, filled, index, { vector, traffic, ...(answer && { answer }) });
    times.add(performance.now() - killedAt);
    return seat;
  });
  await rival.child.start();
  const upMs = performance.now() - killedAt;
  const seats = await Promise.all(back);
  const { load } = endMeter();

  const onDisk = await startOnKept();
  const notOnDisk = await countMissing(onDisk, filled, acknowledged.clocks, bench, pool.at, crowd.next);
  await onDisk.close();
  const lostOrDoubled = await countWrong(rival, filled, everything, bench);
  for (const seat of seats) seat.leave();
  disperse(crowd);
  return {
    back: seats.length,
    upMs,
    p50: times.percentile(0.5),
    p99: times.percentile(0.99),
    acknowledged: acknowledged.count,
    notOnDisk,
    lostOrDoubled,
    load,
  };
}

/** How far every seat's copy reaches: what it will say when it comes back. */
function watchHeld(crowd: Crowd, editors: number) {
  const reader = createUpdateReader();
  const clocks = crowd.seats.map(() => new Int32Array(editors));
  for (const seat of crowd.seats) {
    const own = clocks[seat.index];
    const isEditor = seat.index < editors;
    const echoes = isEditor && crowd.rival.name === NAMES.yWebsocket;
    const hear: Hear = {
      onUpdate(update) {
        for (const { editor, clock } of reader(update)) {
          if (own) own[editor] = Math.max(own[editor] ?? 0, clock);
          if (echoes && editor === seat.index) crowd.edits.acknowledged(editor, clock);
        }
      },
      ...(isEditor && {
        onSaved: (vector: Buffer | null) =>
          crowd.edits.acknowledged(seat.index, vector && (Y.decodeStateVector(vector).get(clientOf(seat.index)) ?? 0)),
      }),
    };
    seat.hear(hear);
  }
  return {
    vectorOf(seat: number, base: Uint8Array): Uint8Array {
      const all = new Map(Y.decodeStateVector(base));
      for (const [editor, clock] of (clocks[seat] ?? []).entries()) if (clock > 0) all.set(clientOf(editor), clock);
      return encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, all.size);
        for (const [client, clock] of all) {
          encoding.writeVarUint(encoder, client);
          encoding.writeVarUint(encoder, clock);
        }
      });
    },
  };
}

/**
 * What each seat answers when it is asked for what the server lacks, as every Yjs client is; null for those who only read.
 * A server may have sent edits that it then lost: whoever comes back brings everything. Longtable sends on only what is on
 * its disk, so nobody holds an edit of somebody else's that it lacks; and it takes each edit from nobody but its writer.
 */
function createAnswers(
  rival: Rival,
  { editors }: ReturnPlan,
  everything: Uint8Array,
  writtenBy: (editor: number) => Uint8Array,
): (seat: number) => Answer | null {
  if (rival.name !== NAMES.longtable) {
    const answer = createDifferences(everything);
    return () => answer;
  }
  return (seat) => (seat < editors ? createDifferences(writtenBy(seat)) : null);
}

type Answer = (stateVector: Uint8Array) => Uint8Array;

/** What a client has that a server does not, by the server's state vector; worked out once for each. */
function createDifferences(whole: Uint8Array): Answer {
  const known = new Map<string, Uint8Array>();
  return (stateVector) => {
    const key = Buffer.from(stateVector).toString("latin1");
    const kept = known.get(key) ?? Y.diffUpdate(whole, stateVector);
    known.set(key, kept);
    return kept;
  };
}

/** Tries until the board is there again. */
async function comeBack(
  rival: Rival,
  { room }: FilledRoom,
  index: number,
  { vector, ...options }: { vector: Uint8Array; traffic: Bench["traffic"]; answer?: Answer },
): Promise<Seat> {
  const end = performance.now() + GIVE_UP_MS;
  while (performance.now() < end) {
    await wait(RETRY_MS.least + Math.random() * (RETRY_MS.most - RETRY_MS.least));
    const seat = await sit(rival, room, index, { stateVector: vector, ...options }).catch(() => null);
    if (seat) return seat;
  }
  throw new Error(`seat ${index} did not come back to ${rival.name}`);
}

/** Acknowledged edits that a newcomer to a server on this disk is not sent. */
async function countMissing(
  rival: Rival,
  { room }: FilledRoom,
  clocks: readonly number[],
  bench: Bench,
  at: (index: number) => { editor: number; clock: number },
  sent: number,
): Promise<number> {
  // The first to ask may be answered before the document has come from disk, and its leaving may let go of it again.
  const holder = await sit(rival, room, 0, { stateVector: EMPTY_VECTOR, traffic: bench.traffic });
  const count = async () => {
    const vector = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(await readWhole(rival, room, bench.traffic)));
    let missing = 0;
    for (let index = 0; index < sent; index += 1) {
      const { editor, clock } = at(index);
      if (clock <= (clocks[editor] ?? 0) && clock > (vector.get(clientOf(editor)) ?? 0)) missing += 1;
    }
    return missing;
  };
  const missing = (await count()) === 0 ? 0 : await wait(LOAD_MS).then(count);
  holder.leave();
  return missing;
}

/** Notes that are not as everything that was sent would make them, one by one. */
async function countWrong(rival: Rival, { room }: FilledRoom, everything: Uint8Array, bench: Bench): Promise<number> {
  const wanted = new Set(linesOf(everything));
  let wrong = Number.NaN;
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const found = linesOf(await readWhole(rival, room, bench.traffic));
    wrong = found.filter((line) => !wanted.has(line)).length + Math.abs(wanted.size - found.length);
    if (wrong === 0) return 0;
    await wait(100);
  }
  return wrong;
}
