// What a server keeps of boards that everybody has left: its collected heap after 1, 5 and 20 boards of 2,000 notes, opened
// one after the other, left, and let go. What was paid once (compiled code, lists that were made) shows at the first; what
// is kept of each board would go on growing.
// node tests/load/boards/leftBoards.ts
import type { Memory } from "../../support/collectedMemory.ts";
import { pin, tableOf } from "../measure.ts";
import { canPin } from "./child.ts";
import { wait } from "./drive.ts";
import { NAMES, type Rival } from "./rivals.ts";
import { createBench, openFilled, withEach } from "./rooms.ts";
import { sit } from "./seat.ts";

/** How many boards have been left at each measurement. */
const STEPS = [0, 1, 5, 20, 60];
/** A board that nobody listens to leaves memory after 30 s. */
const UNLOAD_MS = 33_000;
const KIB = 1024;

const bench = createBench({ repeats: 1, names: [NAMES.longtable], say: () => undefined });

async function openAndLeave(rival: Rival): Promise<void> {
  const { room, stateVector } = await openFilled(bench, rival, { editors: 1, readers: 0 });
  const seat = await sit(rival, room, 0, { stateVector, traffic: bench.traffic });
  seat.leave();
}

async function measure(rival: Rival): Promise<void> {
  const held: Memory[] = [];
  for (const [index, boards] of STEPS.entries()) {
    for (let board = STEPS[index - 1] ?? 0; board < boards; board += 1) await openAndLeave(rival);
    await wait(UNLOAD_MS);
    held.push(await rival.child.memory());
  }
  const rows = STEPS.map((boards, index) => {
    const [now, before] = [held[index], held[index - 1]];
    const added = now && before ? now.held - before.held : 0;
    const count = boards - (STEPS[index - 1] ?? 0);
    return [
      String(boards),
      ((now?.held ?? 0) / KIB).toFixed(0),
      ((now?.rss ?? 0) / KIB / KIB).toFixed(0),
      index > 0 ? (added / KIB / count).toFixed(1) : "",
    ];
  });
  const head = ["boards left", "collected heap, KiB", "RSS, MiB", "more, KiB a board"];
  process.stdout.write(`${tableOf(head, rows)}\n`);
}

if (canPin()) pin(process.pid, 1);
await withEach(bench, measure);
process.exit(0);
