import type { Book } from "./book.ts";
import { type Driven, disperse, drive, gatherCrowd, wait } from "./drive.ts";
import { NAMES, type Rival } from "./rivals.ts";
import { type Bench, type FilledRoom, NOTES, openFilled, withEach } from "./rooms.ts";

export const TIMES = { warmUpMs: 3_000, windowMs: 10_000 };
const SEATS = 200;
const EDITORS = 5;
const PER_SECOND = 50;
const HZ = 10;

interface Load {
  editsPerSecond?: number;
  cursorHz?: number;
}

/** One window with everyone in the room; they come for it and go after it. */
async function once(
  bench: Bench,
  rival: Rival,
  filled: FilledRoom & { next: number },
  seats: number,
  load: Load,
): Promise<Driven> {
  const pool = bench.pool(NOTES, EDITORS);
  const watchEvery = Math.max(1, Math.round(seats / 20));
  const { room, stateVector, next } = filled;
  const crowd = await gatherCrowd(rival, room, { seats, pool, stateVector, watchEvery, next }, bench.traffic);
  await wait(300);
  const driven = await drive({ crowds: [crowd], traffic: bench.traffic, ...TIMES, ...load });
  filled.next = crowd.next;
  disperse(crowd);
  await wait(300);
  if (driven.refused > 0) throw new Error(`${rival.name} refused ${driven.refused} edits: ${crowd.refused[0]}`);
  return driven;
}

type Key = "cursors" | "edits" | "editsAll" | "both";

function note(book: Book, key: Key, name: string, driven: Driven): void {
  const add = (what: string, value: number) => book.add(key, what, name, value);
  add("server, of a core", driven.core);
  add("load process, of a core", driven.load);
  add("MB/s to clients", driven.bytesPerSecond / 1e6);
  if (driven.isVoid) book.markVoid(key, name);
  if (key === "cursors") add("p95 ms", driven.cursors.p95);
  if (key === "both") add("cursors p95 ms", driven.cursors.p95);
  if (key === "cursors") add("places shown", driven.cursors.arrived);
  if (key === "cursors" || key === "both") add("latest places delivered", driven.latest);
  if (key === "cursors") return;
  add(key === "both" ? "edits p95 ms" : "p95 ms to every other seat", driven.edits.p95);
  add("acknowledged, p95 ms", driven.saved.p95);
  add("edits arrived", driven.edits.arrived);
}

const LOADS: Readonly<Record<Key, Load>> = {
  cursors: { cursorHz: HZ },
  edits: { editsPerSecond: PER_SECOND },
  editsAll: { editsPerSecond: PER_SECOND },
  both: { editsPerSecond: PER_SECOND, cursorHz: HZ },
};

/** Rows 1 to 3: the room of 200, with cursors, with edits, with both. */
export async function steadyRow(bench: Bench, book: Book, key: Key): Promise<void> {
  await withEach(
    bench,
    async (rival) => {
      const editors = key === "edits" ? EDITORS : SEATS;
      const opened = await openFilled(bench, rival, { editors, readers: SEATS - editors });
      const filled = { ...opened, next: 0 };
      for (let repeat = 0; repeat < bench.repeats; repeat += 1) {
        const driven = await once(bench, rival, filled, SEATS, LOADS[key]);
        note(book, key, rival.name, driven);
        bench.say(`${key} ${rival.name}: ${summary(driven)}`);
      }
    },
    key === "editsAll" ? { only: [NAMES.longtable] } : {},
  );
}

const p = (value: number) => value.toFixed(1);

/** One line for whoever watches the run. */
export const summary = ({
  core,
  load,
  others,
  bytesPerSecond,
  framesPerSecond,
  edits,
  saved,
  cursors,
  latest,
}: Driven) =>
  `core ${core.toFixed(3)}, load ${load.toFixed(2)}, others ${others.toFixed(2)}, ${(bytesPerSecond / 1e6).toFixed(2)} MB/s, ` +
  `${framesPerSecond.toFixed(0)} frames/s, edits ${p(edits.p50)}/${p(edits.p95)}/${p(edits.p99)} ms ${edits.arrived.toFixed(4)}, ` +
  `acks ${p(saved.p50)}/${p(saved.p95)} ms ${saved.arrived.toFixed(3)}, ` +
  `cursors ${p(cursors.p50)}/${p(cursors.p95)} ms ${cursors.arrived.toFixed(3)}, latest ${latest.toFixed(4)}`;

const SIZES = [20, 50, 100, 200, 500, 1_000];

/** Row 11: how the first three rows grow with the seats, for Longtable alone; one line a size. */
export async function growthRow(bench: Bench): Promise<string[][]> {
  const lines: string[][] = [];
  await withEach(
    bench,
    async (rival) => {
      for (const seats of SIZES) {
        const opened = await openFilled(bench, rival, { editors: seats, readers: 0 });
        const filled = { ...opened, next: 0 };
        const cells: string[] = [];
        for (const key of ["cursors", "edits", "both"] as const) {
          const driven = await once(bench, rival, filled, seats, LOADS[key]);
          bench.say(`growth ${seats} ${key}: ${summary(driven)}`);
          const mark = driven.isVoid ? " ᵛ" : "";
          const p95 = [key === "edits" ? [] : [driven.cursors.p95], key === "cursors" ? [] : [driven.edits.p95]].flat();
          cells.push(
            `${driven.core.toFixed(3)}${mark}`,
            p95.map((value) => (Number.isFinite(value) ? value.toFixed(0) : "∞")).join(" / "),
            (driven.bytesPerSecond / 1e6).toFixed(1),
          );
        }
        lines.push([String(seats), ...cells]);
      }
    },
    { only: [NAMES.longtable] },
  );
  return lines;
}
export const GROWTH_HEAD = [
  "seats",
  ...["cursors", "edits", "both"].flatMap((what) => [
    `${what}: of a core`,
    what === "both" ? "p95 ms (cursors / edits)" : "p95 ms",
    "MB/s",
  ]),
];
