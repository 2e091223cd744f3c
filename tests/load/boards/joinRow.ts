import { request } from "node:http";
import { brotliDecompressSync } from "node:zlib";
import * as Y from "yjs";
import { createSamples, type Samples } from "../measure.ts";
import { linesOf } from "./board.ts";
import type { Book } from "./book.ts";
import { gatherCrowd, pace, sendEdit, startMeter, wait } from "./drive.ts";
import { NAMES, type Rival, type Room } from "./rivals.ts";
import { type Bench, type FilledRoom, NOTES, openFilled, withEach } from "./rooms.ts";
import { EMPTY_VECTOR, type Seat, sit } from "./seat.ts";
import type { Traffic } from "./wire.ts";

const JOINS = 200;
const PLAN = { joins: JOINS, withinMs: 5_000, notes: NOTES };
const EDITS_MEANWHILE = 10;

/** Row 6: everyone comes within five seconds; then once more while somebody edits. */
export async function joinRow(bench: Bench, book: Book): Promise<void> {
  await withEach(bench, async (rival) => {
    const filled = await openFilled(bench, rival, { editors: 2, readers: JOINS });
    await checkJoin(bench, rival, filled.room, NOTES);
    let next = 0;
    for (let repeat = 0; repeat < bench.repeats; repeat += 1) {
      const still = await joinAll(bench, rival, filled, PLAN);
      await wait(1_000);
      book.add("join", "p95 ms", rival.name, still.p95);
      book.add("join", "CPU s", rival.name, still.cpuSeconds);
      book.add("join", "MB", rival.name, still.megabytes);
      book.add("join", "load process, of a core", rival.name, still.load);
      if (still.isVoid) book.markVoid("join", rival.name);
      const busy = await joinAll(bench, rival, filled, { ...PLAN, editsPerSecond: EDITS_MEANWHILE, next });
      next = busy.next;
      await wait(1_000);
      book.add("join", "the same at 10 edits/s, CPU s", rival.name, busy.cpuSeconds);
      book.add("join", "the same at 10 edits/s, p95 ms", rival.name, busy.p95);
      for (const [what, { p50, p95, cpuSeconds, megabytes, load }] of Object.entries({ still, busy })) {
        bench.say(
          `join ${rival.name} ${what}: p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)} ms, ${cpuSeconds.toFixed(2)} CPU s, ${megabytes.toFixed(1)} MB, load ${load.toFixed(2)}`,
        );
      }
    }
  });
}

export interface JoinPlan {
  joins: number;
  withinMs: number;
  notes: number;
  /** Somebody edits while they come. */
  editsPerSecond?: number;
  /** Where the editor's edits go on. */
  next?: number;
}

/** So many people come one after the other, evenly; the room's first two seats are an editor's. */
export async function joinAll(bench: Bench, rival: Rival, { room, stateVector }: FilledRoom, plan: JoinPlan) {
  const { traffic } = bench;
  const { joins, withinMs, notes, editsPerSecond = 0, next = 0 } = plan;
  const crowdPlan = { seats: 1, pool: bench.pool(notes, 1), stateVector, watchEvery: 1, next };
  const editor = editsPerSecond > 0 ? await gatherCrowd(rival, room, crowdPlan, traffic) : null;
  editor?.pool.prepare(next + 1_000);
  const times = createSamples();
  const seats: Seat[] = [];
  const lost: unknown[] = [];
  const endMeter = startMeter(rival, traffic);
  const bytesBefore = traffic.bytesIn;
  const stop = editor ? pace(editsPerSecond, () => sendEdit(editor)) : () => {};
  const coming = Array.from({ length: joins }, async (_, index) => {
    await wait((index * withinMs) / joins);
    await join(rival, room, index + 2, traffic, times).then(
      (seat) => seats.push(seat),
      (error: unknown) => lost.push(error),
    );
  });
  await Promise.all(coming);
  stop();
  const use = endMeter();
  const megabytes = (traffic.bytesIn - bytesBefore) / 1e6;
  for (const seat of [...seats, ...(editor?.seats ?? [])]) seat.leave();
  if (lost.length > 0) throw new Error(`${lost.length} of ${joins} could not join ${rival.name}: ${lost[0]}`);
  return {
    ...use,
    joined: seats.length,
    p50: times.percentile(0.5),
    p95: times.percentile(0.95),
    megabytes,
    next: editor?.next ?? next,
  };
}

/** From the first byte sent to the whole document held: in ours the snapshot over HTTP, then the socket's difference. */
async function join(rival: Rival, room: Room, index: number, traffic: Traffic, times: Samples): Promise<Seat> {
  const at = performance.now();
  const token = room.doors[index]?.token;
  const isOwn = rival.name === NAMES.longtable && typeof token === "string";
  const stateVector = isOwn ? vectorOf(await fetchSnapshot(rival.child.port, room.name, token, traffic)) : EMPTY_VECTOR;
  const seat = await sit(rival, room, index, { stateVector, traffic });
  times.add(performance.now() - at);
  return seat;
}

/** What a client would hold after applying the snapshot; read once, for the same bytes come to everyone. */
const vectorOf = (() => {
  let [known, vector]: [Buffer, Uint8Array] = [Buffer.alloc(0), EMPTY_VECTOR];
  return (compressed: Buffer): Uint8Array => {
    if (compressed.equals(known)) return vector;
    known = compressed;
    vector = Y.encodeStateVectorFromUpdateV2(brotliDecompressSync(compressed));
    return vector;
  };
})();

/** The snapshot as it travels, over a connection of its own. */
function fetchSnapshot(port: number, boardId: string, token: string, traffic: Traffic): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, "accept-encoding": "br" };
    const options = {
      port,
      host: "127.0.0.1",
      path: `/api/boards/${boardId}/snapshot?format=v2`,
      headers,
      agent: false,
    };
    const asked = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        traffic.bytesIn += response.socket.bytesRead;
        if (response.statusCode === 200 && response.headers["content-encoding"] === "br")
          resolve(Buffer.concat(chunks));
        else reject(new Error(`the snapshot was answered with ${response.statusCode}`));
      });
      response.on("error", reject);
    });
    asked.on("error", reject);
    asked.end();
  });
}

/** A join must bring the whole board: otherwise it is fast for nothing. */
export async function checkJoin(bench: Bench, rival: Rival, room: Room, notes: number): Promise<void> {
  const parts: Uint8Array[] = [];
  const token = room.doors[2]?.token;
  let stateVector: Uint8Array = EMPTY_VECTOR;
  if (typeof token === "string") {
    const compressed = await fetchSnapshot(rival.child.port, room.name, token, bench.traffic);
    parts.push(Y.convertUpdateFormatV2ToV1(brotliDecompressSync(compressed)));
    stateVector = vectorOf(compressed);
  }
  const hear = { onWhole: (update: Buffer) => void parts.push(Uint8Array.from(update)) };
  const seat = await sit(rival, room, 2, { stateVector, traffic: bench.traffic, hear });
  seat.leave();
  const [has, wants] = [linesOf(Y.mergeUpdates(parts)), linesOf(bench.seed(notes))];
  if (has.join("\n") !== wants.join("\n")) throw new Error(`a join at ${rival.name} does not bring the whole board`);
}
