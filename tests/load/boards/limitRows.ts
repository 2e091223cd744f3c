import type { Book } from "./book.ts";
import { type Driven, disperse, drive, gatherCrowd, wait } from "./drive.ts";
import type { Rival } from "./rivals.ts";
import { type Bench, NOTES, openFilled, withEach } from "./rooms.ts";
import { summary } from "./steadyRows.ts";

const SHORT = { warmUpMs: 1_500, windowMs: 5_000 };
const SLOW_MS = 250;
const MOST_CORE = 0.95;
const LEAST_DELIVERED = 0.99;

const RATES = [500, 1_000, 2_000, 3_500, 5_000, 7_000];
/** Asked of every server, whether it keeps up or not: what does this rate cost? */
const COST_RATE = 2_000;
const SEATS = 200;
const EDITORS = 50;

/** Row 4: steps up until the edits come too late, each step in a fresh room. */
export async function rateRow(bench: Bench, book: Book): Promise<void> {
  await withEach(bench, async (rival) => {
    for (let repeat = 0; repeat < bench.repeats; repeat += 1) {
      let best: { rate: number; driven: Driven } | null = null;
      for (const rate of RATES) {
        const driven = await editStep(bench, rival, rate);
        bench.say(`rate ${rate} ${rival.name}: ${summary(driven)}`);
        if (rate === COST_RATE) book.add("rate", "of a core at 2,000/s", rival.name, driven.core);
        const keepsUp = driven.edits.p95 <= SLOW_MS && driven.edits.arrived >= LEAST_DELIVERED;
        if (!keepsUp && driven.isVoid) book.markVoid("rate", rival.name);
        if (!keepsUp) break;
        best = { rate, driven };
      }
      book.add("rate", "edits/s", rival.name, best?.rate ?? 0);
      if (!best) continue;
      book.add("rate", "p95 ms there", rival.name, best.driven.edits.p95);
      book.add("rate", "load process, of a core", rival.name, best.driven.load);
    }
  });
}

async function editStep(bench: Bench, rival: Rival, rate: number): Promise<Driven> {
  const { room, stateVector } = await openFilled(bench, rival, { editors: EDITORS, readers: SEATS - EDITORS });
  const pool = bench.pool(NOTES, EDITORS);
  // Fewer are watched where there is more to read.
  const watchEvery = rate > 1_000 ? 40 : 20;
  const crowd = await gatherCrowd(rival, room, { seats: SEATS, pool, stateVector, watchEvery }, bench.traffic);
  await wait(300);
  const driven = await drive({ crowds: [crowd], traffic: bench.traffic, ...SHORT, editsPerSecond: rate });
  disperse(crowd);
  await wait(500);
  if (driven.refused > 0) bench.say(`  ${rival.name} refused ${driven.refused} edits: ${crowd.refused[0]}`);
  return driven;
}

const SIZES = [50, 75, 100, 150, 200, 300, 450, 600, 800, 1_000];

/** Row 5: steps up until cursors come late or not at all, or the server has no core left. */
export async function seatsRow(bench: Bench, book: Book): Promise<void> {
  await withEach(bench, async (rival) => {
    const most = SIZES.at(-1) ?? 0;
    const { room, stateVector } = await openFilled(bench, rival, { editors: most, readers: 0 });
    for (let repeat = 0; repeat < bench.repeats; repeat += 1) {
      let best: { seats: number; driven: Driven } | null = null;
      for (const seats of SIZES) {
        const pool = bench.pool(NOTES, 1);
        const watchEvery = Math.round(seats / 10);
        const crowd = await gatherCrowd(rival, room, { seats, pool, stateVector, watchEvery }, bench.traffic);
        await wait(300);
        const driven = await drive({ crowds: [crowd], traffic: bench.traffic, ...SHORT, cursorHz: 10 });
        disperse(crowd);
        await wait(500);
        bench.say(`seats ${seats} ${rival.name}: ${summary(driven)}`);
        const holds = driven.cursors.p95 <= SLOW_MS && driven.latest >= LEAST_DELIVERED && driven.core < MOST_CORE;
        if (!holds && driven.isVoid) book.markVoid("seats", rival.name);
        if (!holds) break;
        best = { seats, driven };
      }
      book.add("seats", "seats", rival.name, best?.seats ?? 0);
      if (!best) continue;
      book.add("seats", "p95 ms there", rival.name, best.driven.cursors.p95);
      book.add("seats", "server there, of a core", rival.name, best.driven.core);
      book.add("seats", "load process, of a core", rival.name, best.driven.load);
    }
  });
}
