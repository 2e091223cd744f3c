import { tableOf } from "../measure.ts";
import { disperse, drive, gatherCrowd } from "./drive.ts";
import { checkJoin, joinAll } from "./joinRow.ts";
import { killAndReturn } from "./returnRow.ts";
import { startLongtable } from "./rivals.ts";
import { type Bench, openFilled } from "./rooms.ts";

const SEATS = 40;
const EDITORS = 5;
const NOTES = 300;
/** A busy machine may take its time: only what never comes is wrong. */
const TIMES = { warmUpMs: 200, windowMs: 1_500, tailMs: 30_000 };
const LOAD = { editsPerSecond: 50, cursorHz: 10 };
const RETURN = { seats: SEATS, editors: EDITORS, editsPerSecond: 50, editMs: 1_000, notes: NOTES };

interface Count {
  what: string;
  wanted: number;
  found: number;
}

/**
 * A small room at Longtable alone, within seconds: cursors and edits, joining, `kill -9` and the return. Times say
 * nothing here; what is counted must be right. Answers whether it is.
 */
export async function shortForm(bench: Bench): Promise<boolean> {
  const rival = await startLongtable();
  const counts: Count[] = [];
  const count = (what: string, wanted: number, found: number) => counts.push({ what, wanted, found });
  try {
    const open = () => openFilled(bench, rival, { editors: SEATS, readers: 0, notes: NOTES });
    const lively = await open();
    const pool = bench.pool(NOTES, EDITORS);
    const { room, stateVector } = lively;
    const crowd = await gatherCrowd(rival, room, { seats: SEATS, pool, stateVector, watchEvery: 1 }, bench.traffic);
    const driven = await drive({ crowds: [crowd], traffic: bench.traffic, ...TIMES, ...LOAD });
    disperse(crowd);
    count("edits refused", 0, driven.refused);
    count("edits acknowledged", crowd.edits.sentCount(), crowd.edits.acknowledgedCount());
    count("share of edits that reached every seat", 1, driven.edits.arrived);
    count("share of seats that know every cursor's last place", 1, driven.latest);

    const quiet = await openFilled(bench, rival, { editors: 2, readers: SEATS, notes: NOTES });
    await checkJoin(bench, rival, quiet.room, NOTES);
    const joined = await joinAll(bench, rival, quiet, { joins: SEATS, withinMs: 800, notes: NOTES });
    count("people who joined and hold the board", SEATS, joined.joined);

    const plan = { editors: EDITORS, readers: SEATS - EDITORS, notes: NOTES };
    const returned = await killAndReturn(bench, rival, await openFilled(bench, rival, plan), RETURN);
    count("people back after kill -9", SEATS, returned.back);
    count("acknowledged edits that were not on disk", 0, returned.notOnDisk);
    count("notes lost, doubled or different afterwards", 0, returned.lostOrDoubled);
  } finally {
    await rival.close();
  }
  const wrong = counts.filter(({ wanted, found }) => wanted !== found);
  const lines = counts.map(({ what, wanted, found }) => [what, String(wanted), String(found)]);
  process.stdout.write(`\n${tableOf(["count", "wanted", "found"], lines)}\n\n`);
  for (const { what, wanted, found } of wrong) process.stdout.write(`WRONG: ${what}: ${found} instead of ${wanted}\n`);
  return wrong.length === 0;
}
