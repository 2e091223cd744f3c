// How much a room notices of exports: people write while a board of 2,000 notes is taken home again and again.
// node tests/load/exportRoom.ts [--short]      Prints the room's p95 with and without, and how long each format takes.
import { formatsOf } from "@longtable/shared/export/formats";
import { spawnServer } from "../support/spawnServer.ts";
import { createSamples, ms, tableOf } from "./measure.ts";
import { takeLoadSeat } from "./seat.ts";

const isShort = process.argv.includes("--short");
const PLAN = isShort ? { notes: 300, people: 20, phaseMs: 4_000 } : { notes: 2_000, people: 40, phaseMs: 15_000 };
/** Each person writes once in so long. */
const BEAT_MS = 1_000;
/** What the issue asks: a file of 2,000 notes within this. */
const LIMIT_MS = 5_000;
const HURRY = 50;

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

await using server = await spawnServer();
const { api, url, wsUrl } = server;
const { workshop, tokens } = await api.createWorkshop({ title: "Taking it home", template: "ideas-dots-decision" });
const activity = workshop.activities.find(({ boards }) => boards.length > 0);
const boardId = activity?.boards[0]?.id;
if (!activity || !boardId) throw new Error("no board");
const token = tokens.facilitator;
await api.run(token, "workshop.openActivity", { activityId: activity.id });

for (let index = 0; index < PLAN.notes; index += HURRY) {
  const batch = Array.from({ length: Math.min(HURRY, PLAN.notes - index) }, (_, offset) =>
    api.run(token, "board.addNote", { boardId, text: `Note ${index + offset}: ring me back, even to say when` }),
  );
  await Promise.all(batch);
}
const seats = await Promise.all(
  Array.from({ length: PLAN.people }, (_, index) =>
    takeLoadSeat({ api, url, wsUrl, joinCode: workshop.joinCode, boardId }, `Person ${index}`),
  ),
);

/** Everybody says once a beat whether they are ready; answers the 95th percentile of how long that took, in ms. */
async function room(): Promise<number> {
  const samples = createSamples();
  const until = performance.now() + PLAN.phaseMs;
  await Promise.all(
    seats.map(async (seat, index) => {
      await wait((index * BEAT_MS) / seats.length);
      while (performance.now() < until) {
        const from = performance.now();
        await seat.send("room.setReady", { isReady: index % 2 === 0 }).catch(() => null);
        samples.add(performance.now() - from);
        await wait(BEAT_MS);
      }
    }),
  );
  return samples.percentile(0.95);
}

async function take(format: string): Promise<{ took: number; bytes: number }> {
  const from = performance.now();
  const answer = await fetch(`${url}/api/boards/${boardId}/export.${format}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const { byteLength } = await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${format} answered ${answer.status}`);
  return { took: performance.now() - from, bytes: byteLength };
}

await take("csv");
const without = await room();
let isOver = false;
const exporting = (async () => {
  while (!isOver) await take("pdf");
})();
const during = await room();
isOver = true;
await exporting;

const rows: string[][] = [];
let slow = 0;
for (const format of formatsOf("board").filter((each) => each !== "mmd")) {
  const { took, bytes } = await take(format);
  if (took > LIMIT_MS) slow += 1;
  rows.push([format, ms(took), String(bytes)]);
}
console.log(tableOf(["format", "ms", "bytes"], rows));
console.log(
  `The room's p95: ${ms(without)} ms alone, ${ms(during)} ms while a PDF is made: ${(during / without).toFixed(2)} times.`,
);
console.log(`${slow} of ${rows.length} formats took more than ${LIMIT_MS / 1000} s for ${PLAN.notes} notes.`);
for (const seat of seats) seat.leave();
