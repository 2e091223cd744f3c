import { createSamples } from "../measure.ts";
import type { Book } from "./book.ts";
import { type Driven, disperse, drive, gatherCrowd, pace, wait } from "./drive.ts";
import { type HubSeat, sitAtHub } from "./hubSeat.ts";
import { gather, NAMES } from "./rivals.ts";
import { type Bench, NOTES, openFilled, withEach } from "./rooms.ts";
import { summary, TIMES } from "./steadyRows.ts";

const AT_ONCE = 25;

/** Row 9: one large room. */
const THOUSAND = { seats: 1_000, facilitators: 4, editsPerSecond: 50, cursorHz: 10, notesPerSecond: 20, notes: 1_000 };

/** Row 9: 1,000 seats with both sockets; the facilitators edit and point, participants add notes by command. */
export async function thousandRow(bench: Bench, book: Book): Promise<void> {
  const { seats, facilitators, editsPerSecond, cursorHz, notesPerSecond, notes } = THOUSAND;
  await withEach(
    bench,
    async (rival) => {
      for (let repeat = 0; repeat < bench.repeats; repeat += 1) {
        const plan = { editors: facilitators, readers: seats - facilitators, notes };
        const { room, stateVector } = await openFilled(bench, rival, plan);
        const pool = bench.pool(notes, facilitators);
        const hubs = await gather(
          seats,
          (index) => sitAtHub(rival.child.port, room.doors[index]?.token ?? "", bench.traffic),
          AT_ONCE,
        );
        const crowd = await gatherCrowd(
          rival,
          room,
          { seats, pool, stateVector, watchEvery: 50, watchFirst: facilitators },
          bench.traffic,
        );
        // What the last to come set going: the number of those here travels to everyone.
        await wait(4_000);
        const notesSent = createNoteWriters(hubs.slice(facilitators), room.name, notesPerSecond);
        const driven = await drive({
          crowds: [crowd],
          traffic: bench.traffic,
          ...TIMES,
          editsPerSecond,
          cursorHz,
          movers: facilitators,
          meanwhile: notesSent.start,
        });
        for (const hub of hubs) hub.leave();
        disperse(crowd);
        bench.say(
          `thousand: ${summary(driven)}, notes p95 ${notesSent.p95().toFixed(0)} ms, refused ${notesSent.refused()}`,
        );
        noteCrowd(book, "thousand", rival.name, driven);
        book.add("thousand", "notes by command, acknowledged p95 ms", rival.name, notesSent.p95());
        book.add("thousand", "hub sockets", rival.name, hubs.length);
        await wait(3_000);
      }
    },
    { only: [NAMES.longtable] },
  );
}

/** Participants who each write a note in turn. */
function createNoteWriters(hubs: readonly HubSeat[], boardId: string, perSecond: number) {
  const samples = createSamples();
  let written = 0;
  let refused = 0;
  const write = async () => {
    const hub = hubs[written % hubs.length];
    written += 1;
    const at = performance.now();
    const reply = await hub?.send("board.addNote", { boardId, text: `a note from the room, number ${written}` });
    if (reply?.ok) samples.add(performance.now() - at);
    else refused += 1;
  };
  return {
    start: () => pace(perSecond, () => void write()),
    /** Of those that were acknowledged; what never was counts as infinitely late. */
    p95(): number {
      while (samples.count() < written) samples.add(Number.POSITIVE_INFINITY);
      return samples.percentile(0.95);
    },
    refused: () => refused,
  };
}

const ROOMS = { rooms: 50, seats: 20, editsPerSecond: 5, cursorHz: 10 };

/** Row 10: many small workshops at once. */
export async function roomsRow(bench: Bench, book: Book): Promise<void> {
  await withEach(bench, async (rival) => {
    const plan = { editors: ROOMS.seats, readers: 0 };
    const filled = await gather(ROOMS.rooms, () => openFilled(bench, rival, plan), 4);
    const pool = bench.pool(NOTES, ROOMS.seats);
    const nexts = filled.map(() => 0);
    for (let repeat = 0; repeat < bench.repeats; repeat += 1) {
      const crowds = await gather(
        ROOMS.rooms,
        async (index) => {
          const { room, stateVector } = filled[index] ?? (await openFilled(bench, rival, plan));
          const crowdPlan = { seats: ROOMS.seats, pool, stateVector, watchEvery: 10, next: nexts[index] ?? 0 };
          return gatherCrowd(rival, room, crowdPlan, bench.traffic);
        },
        4,
      );
      await wait(1_000);
      const { editsPerSecond, cursorHz } = ROOMS;
      const driven = await drive({ crowds, traffic: bench.traffic, ...TIMES, editsPerSecond, cursorHz });
      for (const [index, crowd] of crowds.entries()) {
        nexts[index] = crowd.next;
        disperse(crowd);
      }
      bench.say(`rooms ${rival.name}: ${summary(driven)}`);
      noteCrowd(book, "rooms", rival.name, driven);
      await wait(1_000);
    }
  });
}

function noteCrowd(book: Book, row: "thousand" | "rooms", name: string, driven: Driven): void {
  book.add(row, "server, of a core", name, driven.core);
  book.add(row, "load process, of a core", name, driven.load);
  book.add(row, "MB/s to clients", name, driven.bytesPerSecond / 1e6);
  book.add(row, "edits p95 ms", name, driven.edits.p95);
  book.add(row, "edits arrived", name, driven.edits.arrived);
  book.add(row, "cursors p95 ms", name, driven.cursors.p95);
  book.add(row, "latest places delivered", name, driven.latest);
  if (driven.isVoid) book.markVoid(row, name);
}
